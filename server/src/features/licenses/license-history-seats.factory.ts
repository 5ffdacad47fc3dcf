import { expect } from 'vitest';
import { daysBefore, type ModelSeat } from './license-history.factory.js';
import { kindOf, mayHold, type ModelHolder } from './license-history-rules.factory.js';
import type { LicenseStage, PlayedLicense } from './license-history-stage.factory.js';

const knownDays = 40;
const idsField = { DEVICE: 'deviceIds', PERSON: 'personIds', LOCATION: 'locationIds' } as const;

/** A seat as the API lists it. */
export interface ListedSeat {
  id: number;
  holder: { kind: string; id: number; organization: { id: number } | null };
  assignedOn: string;
  endedOn: string | null;
  seats: number;
}

/** Random changes of seats by hand. Each happens on the server and in memory. */
export class RandomSeats {
  constructor(private readonly stage: LicenseStage) {}

  readonly actions = [
    () => this.give(),
    () => this.give(),
    () => this.end(),
    () => this.endByName(),
    () => this.declare(),
    () => this.edit(),
    () => this.edit(),
  ];

  /** Gives seats to some holders, by id or by name, from a day on that may be past. */
  private async give(): Promise<void> {
    const license = this.stage.manual();
    if (license === undefined) return;
    const { model, path } = license;
    const kind = kindOf(model.terms.type);
    const wanted = this.stage.some(this.stage.holdersOf(kind), 0.3);
    if (kind === null || wanted.length === 0) return;
    const assignedOn = daysBefore(this.stage.today, this.stage.pick([0, 0, this.stage.below(10)]));
    const seats = 1 + this.stage.below(3);
    const byName = this.stage.random() < 0.5;
    const holders = byName
      ? { holders: wanted.map(({ name }) => name) }
      : { [idsField[kind]]: wanted.map(({ id }) => id) };
    const answer = await this.stage.server.as('post', `${path}/assignments`).send({ ...holders, seats, assignedOn });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const { created, alreadyHeld, rejected } = answer.body;
    const eligible = this.eligible(license, wanted, assignedOn);
    const held = wanted.filter((holder) => model.seatOf(holder) !== undefined);
    expect(idsOf(created.map((seat: ListedSeat) => seat.holder))).toEqual(idsOf(eligible));
    expect([...alreadyHeld].sort(numerically)).toEqual(idsOf(held));
    expect(rejected).toHaveLength(wanted.length - eligible.length - held.length);
    for (const { id, holder } of created) {
      const given = eligible.find((each) => each.id === holder.id);
      if (given !== undefined) model.give(given, { id, seats, assignedOn });
    }
  }

  private async end(): Promise<void> {
    const license = this.stage.manual();
    const seat = this.stage.pickOne(license?.model.held ?? []);
    if (license === undefined || seat === undefined) return;
    const id = await this.idOf(license, seat);
    await this.stage.server.as('delete', `${license.path}/assignments/${id}`).expect(204);
    license.model.end(seat, this.stage.today);
  }

  /** Ends the seats of a list of names, some of which hold none. */
  private async endByName(): Promise<void> {
    const license = this.stage.manual();
    if (license === undefined) return;
    const { model, path } = license;
    const named = this.stage.some(this.stage.holdersOf(kindOf(model.terms.type)), 0.3);
    const answer = await this.stage.server
      .as('post', `${path}/assignments/remove`)
      .send({ holders: named.map(({ name }) => name) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const ending = named.flatMap((holder) => model.seatOf(holder) ?? []);
    expect(answer.body.ended).toHaveLength(ending.length);
    expect(answer.body.rejected).toHaveLength(named.length - ending.length);
    for (const seat of ending) model.end(seat, this.stage.today);
  }

  /** Makes the holders exactly those of a list of names, as far as they can be. */
  private async declare(): Promise<void> {
    const license = this.stage.manual();
    if (license === undefined) return;
    const { model, name } = license;
    const { today } = this.stage;
    const wanted = this.stage.some(this.stage.holdersOf(kindOf(model.terms.type)), 0.4);
    const body = { name, holders: wanted.map((holder) => holder.name) };
    const answer = await this.stage.server.as('post', '/licenses/upsert').send(body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const ending = model.held.filter((seat) => !wanted.includes(seat.holder));
    const eligible = this.eligible(license, wanted, today);
    expect(answer.body.holders).toMatchObject({ created: eligible.length, ended: ending.length });
    for (const seat of ending) model.end(seat, today);
    for (const holder of eligible) model.give(holder, { id: 0, seats: 1, assignedOn: today });
  }

  /** Changes the day of any seat, also one that has ended or that a rule gave, and the seats of one that is held. */
  private async edit(): Promise<void> {
    const license = this.stage.pick(this.stage.licenses);
    const seat = this.stage.pickOne(license.model.seats);
    if (seat === undefined) return;
    const { endedOn, holder } = seat;
    const assignedOn = daysBefore(this.stage.today, this.stage.below(knownDays));
    const seats = endedOn === null ? 1 + this.stage.below(4) : seat.seats;
    const path = `${license.path}/assignments/${await this.idOf(license, seat)}`;
    const answer = await this.stage.server.as('patch', path).send({ assignedOn, seats });
    const late = endedOn !== null && assignedOn > endedOn;
    const meets = assignedOn < seat.assignedOn && license.model.meetsAnother(holder, assignedOn, endedOn, seat);
    expect(answer.status, JSON.stringify(answer.body)).toBe(late || meets ? 422 : 200);
    if (answer.status === 200) Object.assign(seat, { assignedOn, seats });
  }

  /** Those who can get a seat from a day on. */
  private eligible({ model }: PlayedLicense, wanted: readonly ModelHolder[], assignedOn: string): ModelHolder[] {
    return wanted.filter(
      (holder) =>
        mayHold(model.terms, holder, this.stage.world) &&
        model.seatOf(holder) === undefined &&
        !model.meetsAnother(holder, assignedOn, null),
    );
  }

  /** The id of a seat: one that nobody gave by its id is looked up. */
  private async idOf({ path, model }: PlayedLicense, seat: ModelSeat): Promise<number> {
    if (seat.id !== 0) return seat.id;
    const known = new Set(model.seats.map(({ id }) => id));
    const found = (await listedSeats(this.stage, path)).find(
      (listed) =>
        !known.has(listed.id) &&
        listed.holder.kind === seat.holder.kind &&
        listed.holder.id === seat.holder.id &&
        (listed.holder.organization?.id ?? null) === seat.organizationId &&
        listed.seats === seat.seats &&
        listed.assignedOn === seat.assignedOn &&
        listed.endedOn === seat.endedOn,
    );
    if (found === undefined) throw new Error(`The server has no seat of ${seat.holder.kind} ${seat.holder.name}.`);
    seat.id = found.id;
    return found.id;
  }
}

/** All seats of a license that satisfy the filters of a query. */
export async function listedSeats({ server }: LicenseStage, path: string, query = ''): Promise<ListedSeat[]> {
  const seats: ListedSeat[] = [];
  for (let page = 1; ; page++) {
    const list = await server.as('get', `${path}/assignments?sort=id&pageSize=200&page=${page}${query}`).expect(200);
    seats.push(...list.body.items);
    if (seats.length >= list.body.total || list.body.items.length === 0) return seats;
  }
}

function idsOf(holders: readonly { id: number }[]): number[] {
  return holders.map(({ id }) => id).sort(numerically);
}

function numerically(a: number, b: number): number {
  return a - b;
}
