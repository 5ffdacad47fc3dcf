import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aTechnician, technicianPassword } from '../people/people.factory.js';
import { ClosedChanges } from './non-interference-changes.factory.js';
import { type Probe, Probes } from './non-interference-probes.factory.js';
import { aWorld, type Onlooker, onlookers, type World } from './non-interference-world.factory.js';

/**
 * Non-interference: what happens in an organization that somebody may not see changes no answer that they get, by not one
 * byte.
 *
 * An organization is closed to somebody when none of their areas lets them read in it. What happens in it is whatever
 * changes it; its locations, devices, software, end users, contacts and enrollment tokens; licenses that are limited to
 * closed organizations, with all that belongs to them; seats, exceptions and allocations that holders or organizations in
 * it have of a license that is shared with others; and levels that roles and technicians have in it.
 *
 * Not such a change, and so not made here: whatever belongs to no organization (a publisher, a device group, the terms
 * and purchases of a shared license), a new organization where access by default would open it, and a name that becomes
 * taken or free, for names are unique among all. Ids count on for everybody: that some are missing tells that something
 * is there, and no more. And nobody manages a technician who may do more than they: that they may is told by the refusal,
 * wherever it is that they may.
 */

const seed = 20_261_122;
const extraChanges = 20;
const askedAtOnce = 4;

/** mulberry32: the same numbers for the same seed. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody who looks, with what they have asked and heard. */
class Witness {
  readonly heard: string[] = [];
  private recorded: string[] = [];
  private readonly ending = new AbortController();

  private constructor(
    readonly onlooker: Onlooker,
    private readonly server: TestServer,
    private readonly cookie: string,
    private readonly probes: readonly Probe[],
  ) {}

  static async of(server: TestServer, onlooker: Onlooker, probes: readonly Probe[]): Promise<Witness> {
    const { email } = await aTechnician(server.database, { areas: onlooker.areas });
    const answer = await server.anonymous('post', '/auth/sign-in').send({ email, password: technicianPassword });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return new Witness(onlooker, server, cookie, probes);
  }

  /** Remembers every answer, and listens from now on. */
  async record(): Promise<void> {
    this.recorded = await this.askAll();
    const stream = await fetch(`${this.server.address}/api/v1/events`, {
      headers: { cookie: this.cookie },
      signal: this.ending.signal,
    });
    void this.listen(stream);
    await vi.waitFor(() => expect(this.heard.join('')).toContain('event: ready'));
  }

  /** The answers that are others now, each with what was asked. */
  async differences(): Promise<string[]> {
    this.ending.abort();
    const now = await this.askAll();
    return this.probes.flatMap(({ method, path, body }, index) => {
      const [before, after] = [this.recorded[index] ?? '', now[index] ?? ''];
      if (before === after) return [];
      const asked = `${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
      return [`${asked}\n${aroundDifference(before, after)}`];
    });
  }

  private async listen(stream: Response): Promise<void> {
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (part === undefined || part.done) return;
      this.heard.push(part.value);
    }
  }

  private async askAll(): Promise<string[]> {
    const answers: string[] = [];
    for (let from = 0; from < this.probes.length; from += askedAtOnce) {
      const some = this.probes.slice(from, from + askedAtOnce);
      answers.push(...(await Promise.all(some.map((probe) => this.ask(probe)))));
    }
    return answers;
  }

  /** Status, what headers say of the content, and the content, to the byte. */
  private async ask({ method, path, body }: Probe): Promise<string> {
    const response = await fetch(`${this.server.address}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'x-requested-with': 'seatwise',
        // The id of the request is in what is answered when it fails.
        'x-request-id': 'asked-by-a-witness',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const headers = ['etag', 'content-type', 'content-disposition', 'location', 'link', 'content-length'];
    const told = headers.map((name) => `${name}: ${response.headers.get(name) ?? ''}`);
    return [response.status, ...told, await response.text()].join('\n');
  }
}

function aroundDifference(before: string, after: string): string {
  const at = [...before].findIndex((character, index) => character !== after[index]);
  const from = Math.max(0, (at < 0 ? before.length : at) - 120);
  return `  before: …${before.slice(from, from + 240)}\n  after:  …${after.slice(from, from + 240)}`;
}

let server: TestServer;
let world: World;
const witnesses: Witness[] = [];

beforeAll(async () => {
  server = await startTestServer();
  // When schedules are due next is told by the minute.
  stopClock(server, Temporal.Now.instant().toString());
  world = await aWorld(server);
  const probes = await Probes.of(server, world);
  const random = randomOf(seed);
  for (const onlooker of onlookers(world)) witnesses.push(await Witness.of(server, onlooker, probes.draw(random)));
  for (const witness of witnesses) await witness.record();
  await new ClosedChanges(server, world, random).run(extraChanges);
}, 600_000);
afterAll(() => server.close());

it.each([0, 1, 2, 3, 4])(
  'tells nobody of what happens in a closed organization: onlooker %i',
  async (index) => {
    const witness = witnesses[index];
    const differences = (await witness?.differences()) ?? ['nobody looked'];
    expect(differences, witness?.onlooker.title).toEqual([]);
    expect(
      witness?.heard.join('').replaceAll(/event: (ready|heartbeat)\n|id: \d+-[0-9a-f]{8}\n|data: *\n|\n/g, ''),
    ).toBe('');
  },
  300_000,
);
