import { makingWay, type RoomLimits } from './ingest-room.rules.js';

/** How much is taken at once. */
export interface IngestLimits {
  /** How many check-ins are worked on at once, each on a database connection of its own. */
  readonly atWork: number;
  /** How many messages and calls may wait for their turn; as many may arrive meanwhile. */
  readonly waiting: number;
  /** How many bytes of bodies may wait or be worked on; as many may arrive meanwhile. */
  readonly bytes: number;
}

/** Who comes, before anything of it is read or known to be true. */
export interface Arrival {
  /** The address that it comes from. */
  readonly from: string;
  /** Whose turn it claims to be, as in {@link Claim}. */
  readonly key: string;
  /** As announced. */
  readonly bytes: number;
}

/** What somebody asks for whose body has been read. */
export interface Claim {
  /** Whose turn it is: customers (enrollment tokens) and programs take turns with each other. */
  readonly key: string;
  /** Bytes that are held, now that they are known. */
  readonly bytes: number;
  /** How many check-ins at once this is worth. */
  readonly weight: number;
  /** A call of a program, which may carry a thousand devices, instead of one device's message. */
  readonly call: boolean;
}

/** One message or call, from its first byte to its answer. */
export interface IngestPlace {
  readonly key: string;
  readonly bytes: number;
  readonly state: 'ARRIVING' | 'WAITING' | 'WORKING' | 'GONE';
}

interface Place extends IngestPlace {
  key: string;
  bytes: number;
  state: IngestPlace['state'];
  weight: number;
  call: boolean;
}

/** Who is let in, and who lost their place to them. */
export interface Admission<P> {
  readonly place: P;
  readonly displaced: readonly P[];
}

/** Whose turns begin, and who lost their place. */
export interface Progress<P> {
  readonly begun: readonly P[];
  readonly displaced: readonly P[];
}

/**
 * Decides who is let in, who waits, who is worked on next, and who is turned away. It holds no clock and no sockets:
 * whoever uses it does what it answers.
 *
 * - Turns go round by key: whoever floods waits for themselves, not others for them.
 * - Where there is no room, {@link makingWay} decides: among those that arrive by where they come from, since nothing else
 *   of them is sure; among those that wait by whose they are. What arrives never takes the place of what waits.
 * - Calls of programs work for long: they have half of the turns at most, so messages are never all behind them.
 */
export class IngestQueue<Own extends object = object> {
  /** Oldest first, as are those that wait. */
  private readonly arriving = new Set<Place & Own>();
  private readonly waiting = new Set<Place & Own>();
  private readonly working = new Set<Place & Own>();
  /** Those that wait, by key; the keys in the order of their turns. */
  private readonly lines = new Map<string, (Place & Own)[]>();

  constructor(private readonly limits: IngestLimits) {}

  /** How many arrive and wait, what those that are worked on are worth together, and the bytes of all. */
  get extent(): { arriving: number; waiting: number; atWork: number; bytes: number } {
    const bytes = bytesOf(this.arriving) + bytesOf(this.waiting) + bytesOf(this.working);
    return { arriving: this.arriving.size, waiting: this.waiting.size, atWork: this.atWork, bytes };
  }

  /** The most that calls of programs may be worth together. */
  get mostOfCalls(): number {
    return Math.max(1, Math.floor(this.limits.atWork / 2));
  }

  /** Somebody comes. @returns null when there is no room for them, now or when their body will have been read. */
  arrive({ from, key, bytes }: Arrival, own: Own): Admission<IngestPlace & Own> | null {
    if (this.makingWayAmongWaiting(key, bytes) === null) return null;
    const displaced = makingWay(this.arriving, { key: from, bytes }, this.room);
    if (displaced === null) return null;
    for (const each of displaced) this.remove(each);
    const fields = { key: from, bytes, state: 'ARRIVING' as const, weight: 1, call: false };
    const place: Place & Own = Object.assign(own, fields);
    this.arriving.add(place);
    return { place, displaced };
  }

  /** The body has been read and it is known whose it is. @returns null when there is no room: they are gone then. */
  ready(arrived: IngestPlace & Own, claim: Claim): Progress<IngestPlace & Own> | null {
    const place = heldIn(this.arriving, arrived);
    if (place === undefined) return null;
    const displaced = this.makingWayAmongWaiting(claim.key, claim.bytes);
    for (const each of displaced ?? [place]) this.remove(each);
    if (displaced === null) return null;
    this.arriving.delete(place);
    const most = claim.call ? this.mostOfCalls : this.limits.atWork;
    Object.assign(place, claim, { weight: Math.min(claim.weight, most), state: 'WAITING' });
    this.waiting.add(place);
    const line = this.lines.get(place.key);
    if (line === undefined) this.lines.set(place.key, [place]);
    else line.push(place);
    return { begun: this.begin(), displaced };
  }

  /** They are done, or gave up, or are not there any more. Repeating it changes nothing. @returns whose turns begin. */
  leave(left: IngestPlace & Own): readonly (IngestPlace & Own)[] {
    const place = heldIn(this.arriving, left) ?? heldIn(this.waiting, left) ?? heldIn(this.working, left);
    if (place === undefined) return [];
    this.remove(place);
    return this.begin();
  }

  private get atWork(): number {
    return weightOf(this.working);
  }

  private get room(): RoomLimits {
    return { places: this.limits.waiting, bytes: this.limits.bytes };
  }

  private makingWayAmongWaiting(key: string, bytes: number): (Place & Own)[] | null {
    return makingWay(this.waiting, { key, bytes }, this.room, bytesOf(this.working));
  }

  private remove(place: Place & Own): void {
    if (place.state === 'WAITING') {
      const line = (this.lines.get(place.key) ?? []).filter((each) => each !== place);
      if (line.length === 0) this.lines.delete(place.key);
      else this.lines.set(place.key, line);
    }
    this.arriving.delete(place);
    this.waiting.delete(place);
    this.working.delete(place);
    place.state = 'GONE';
  }

  private begin(): (Place & Own)[] {
    const begun: (Place & Own)[] = [];
    for (let next = this.next(); next !== null; next = this.next()) {
      const rest = (this.lines.get(next.key) ?? []).slice(1);
      // Whoever had a turn goes to the end of the round.
      this.lines.delete(next.key);
      if (rest.length > 0) this.lines.set(next.key, rest);
      this.waiting.delete(next);
      this.working.add(next);
      next.state = 'WORKING';
      begun.push(next);
    }
    return begun;
  }

  /** The first in the round that there is a turn for. One that is only too heavy for now is not passed by. */
  private next(): (Place & Own) | null {
    const callsAtWork = weightOf([...this.working].filter(({ call }) => call));
    for (const [first] of this.lines.values()) {
      if (first === undefined) continue;
      if (first.call && callsAtWork + first.weight > this.mostOfCalls) continue;
      return this.atWork + first.weight > this.limits.atWork ? null : first;
    }
    return null;
  }
}

function heldIn<P extends IngestPlace>(places: ReadonlySet<P>, place: IngestPlace): P | undefined {
  for (const each of places) if (each === place) return each;
  return undefined;
}

function bytesOf(places: Iterable<IngestPlace>): number {
  let bytes = 0;
  for (const place of places) bytes += place.bytes;
  return bytes;
}

function weightOf(places: Iterable<Place>): number {
  let weight = 0;
  for (const place of places) weight += place.weight;
  return weight;
}
