import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IngestPlace, IngestQueue } from './ingest-queue.rules.js';

interface Named {
  name: string;
}

type Seat = IngestPlace & Named;

function aQueue(limits: Partial<{ atWork: number; waiting: number; bytes: number }> = {}) {
  const queue = new IngestQueue<Named>({ atWork: 1, waiting: 10, bytes: 1_000, ...limits });
  const begun: string[] = [];
  const hear = (places: readonly Seat[]) => begun.push(...places.map(({ name }) => name));
  const come = (key: string, name: string, more: { bytes?: number; weight?: number; call?: boolean } = {}) => {
    const { bytes = 1, weight = 1, call = false } = more;
    const arrival = queue.arrive({ from: 'an address', key, bytes }, { name });
    const progress = arrival && queue.ready(arrival.place, { key, bytes, weight, call });
    if (arrival === null || progress === null) return null;
    hear(progress.begun);
    return { place: arrival.place, displaced: progress.displaced.map((each) => each.name) };
  };
  const taken = (...asked: Parameters<typeof come>): Seat => {
    const coming = come(...asked);
    if (coming === null) throw new Error(`${asked[1]} found no room`);
    return coming.place;
  };
  return { queue, begun, come, taken, done: (place: Seat) => hear(queue.leave(place)) };
}

describe('IngestQueue', () => {
  it('goes round by key, so that a flood of one is not before what others send later', () => {
    const { begun, taken, done } = aQueue();
    const sent = ['f1', 'f2', 'f3', 'f4', 'a1', 'b1'];
    const places = new Map(sent.map((name) => [name, taken(name.charAt(0), name)]));
    for (let at = 0; at < begun.length; at++) {
      const place = places.get(begun[at] ?? '');
      if (place !== undefined) done(place);
    }
    expect(begun).toEqual(['f1', 'f2', 'a1', 'b1', 'f3', 'f4']);
  });

  it('lets the newest of whoever holds most make way, and turns the flood itself away', () => {
    const { come, taken } = aQueue({ waiting: 3 });
    taken('flood', 'at work');
    const newest = ['f1', 'f2', 'f3'].map((name) => taken('flood', name)).at(-1);
    expect(come('flood', 'f4')).toBeNull();
    expect(come('a', 'a1')?.displaced).toEqual(['f3']);
    expect(newest?.state).toBe('GONE');
    // One each would be no fairer the other way round.
    expect(come('a', 'a2')).toBeNull();
  });

  it('has room by bytes as well, those at work included', () => {
    const { come, taken, done } = aQueue({ bytes: 100 });
    const large = taken('a', 'large', { bytes: 90 });
    expect(come('b', 'b1', { bytes: 20 })).toBeNull();
    done(large);
    expect(come('b', 'b2', { bytes: 20 })).not.toBeNull();
  });

  it('turns away what is larger than was announced', () => {
    const { queue } = aQueue({ bytes: 100 });
    const arrival = queue.arrive({ from: 'x', key: 'a', bytes: 1 }, { name: 'a' });
    expect(arrival && queue.ready(arrival.place, { key: 'a', bytes: 101, weight: 1, call: false })).toBeNull();
    expect(queue.extent).toEqual({ arriving: 0, waiting: 0, atWork: 0, bytes: 0 });
  });

  it('takes no place from those that wait for what only arrives, under whatever name', () => {
    const { queue, taken } = aQueue({ waiting: 3, bytes: 100 });
    taken('flood', 'at work');
    const waiting = ['f1', 'f2', 'f3'].map((name) => taken('flood', name));
    const made = Array.from({ length: 50 }, (_, index) =>
      queue.arrive({ from: 'somewhere', key: `made up ${index}`, bytes: 30 }, { name: 'x' }),
    );
    expect(made.filter((arrival) => arrival !== null)).toHaveLength(3);
    expect(waiting.map(({ state }) => state)).toEqual(['WAITING', 'WAITING', 'WAITING']);
    const elsewhere = queue.arrive({ from: 'elsewhere', key: 'a', bytes: 10 }, { name: 'a' });
    expect(elsewhere?.displaced).toEqual([made[2]?.place]);
  });

  it('keeps half of the turns free of calls, and passes by a call that has to wait for another', () => {
    const { begun, taken, done } = aQueue({ atWork: 8 });
    const call = taken('program', 'call 1', { weight: 4, call: true });
    taken('other program', 'call 2', { weight: 4, call: true });
    for (const name of ['m1', 'm2', 'm3', 'm4', 'm5']) taken('token', name);
    expect(begun).toEqual(['call 1', 'm1', 'm2', 'm3', 'm4']);
    done(call);
    expect(begun.slice(5)).toEqual(['call 2']);
  });

  it('begins nothing of somebody who has gone', () => {
    const { begun, taken, done } = aQueue();
    const first = taken('a', 'a1');
    const gone = taken('a', 'a2');
    taken('a', 'a3');
    done(gone);
    done(gone);
    done(first);
    expect(begun).toEqual(['a1', 'a3']);
  });
});

const limits = fc.record({
  atWork: fc.integer({ min: 1, max: 9 }),
  waiting: fc.integer({ min: 1, max: 12 }),
  bytes: fc.integer({ min: 20, max: 200 }),
});

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('arrive' as const), pick: fc.nat(4), bytes: fc.nat(30) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('ready' as const), pick: fc.nat(50), bytes: fc.nat(40) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('leave' as const), pick: fc.nat(50), bytes: fc.constant(0) }) },
);

describe('whatever comes, reads and goes', () => {
  it('no bound is passed, nobody is lost or begun twice, and nobody waits while there is room', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 120 }), (bounds, steps) => {
        const queue = new IngestQueue<Named>(bounds);
        const living: Seat[] = [];
        const begun = new Set<Seat>();
        const calls = new Map<Seat, boolean>();
        const hear = (places: readonly Seat[]) => {
          for (const place of places) {
            expect(begun.has(place)).toBe(false);
            expect(place.state).toBe('WORKING');
            begun.add(place);
          }
        };
        steps.forEach(({ kind, pick, bytes }, index) => {
          if (kind === 'arrive') {
            // Odd keys are programs.
            const named = { name: `${index} of key ${pick}` };
            const arrival = queue.arrive({ from: `${pick % 3}`, key: `key ${pick}`, bytes }, named);
            for (const place of arrival?.displaced ?? []) {
              expect([place.state, begun.has(place)]).toEqual(['GONE', false]);
            }
            if (arrival !== null) living.push(arrival.place);
          } else {
            const candidates = living.filter(
              ({ state }) => state === 'ARRIVING' || (kind === 'leave' && state !== 'GONE'),
            );
            const place = candidates[pick % Math.max(1, candidates.length)];
            if (place === undefined) return;
            if (kind === 'leave') hear(queue.leave(place));
            else {
              const key = place.name.slice(place.name.indexOf('key'));
              const call = Number(key.at(-1)) % 2 === 1;
              calls.set(place, call);
              const progress = queue.ready(place, { key, bytes, weight: call ? 4 : 1, call });
              if (progress === null) expect(place.state).toBe('GONE');
              for (const each of progress?.displaced ?? [])
                expect([each.state, begun.has(each)]).toEqual(['GONE', false]);
              hear(progress?.begun ?? []);
            }
          }
          const { arriving, waiting: waitingCount, atWork, bytes: held } = queue.extent;
          expect(Math.max(arriving, waitingCount)).toBeLessThanOrEqual(bounds.waiting);
          expect(atWork).toBeLessThanOrEqual(bounds.atWork);
          const present = living.filter(({ state }) => state !== 'GONE');
          const bytesIn = (...states: Seat['state'][]) =>
            present.filter(({ state }) => states.includes(state)).reduce((sum, place) => sum + place.bytes, 0);
          expect(bytesIn('ARRIVING')).toBeLessThanOrEqual(bounds.bytes);
          expect(bytesIn('WAITING', 'WORKING')).toBeLessThanOrEqual(bounds.bytes);
          expect(bytesIn('ARRIVING', 'WAITING', 'WORKING')).toBe(held);
          const waiting = present.filter(({ state }) => state === 'WAITING');
          const heads = new Map([...waiting].reverse().map((place) => [place.key, place]));
          const messageFirst = [...heads.values()].every((place) => calls.get(place) !== true);
          if (messageFirst && waiting.length > 0) expect(atWork).toBe(bounds.atWork);
        });
        for (const place of living) hear(queue.leave(place));
        for (const place of living) hear(queue.leave(place));
        expect(queue.extent).toEqual({ arriving: 0, waiting: 0, atWork: 0, bytes: 0 });
      }),
    );
  });

  it('between two turns of one key is one of every other key that waits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 60 }), (keys) => {
        const { begun, taken, done } = aQueue({ waiting: 100 });
        const places = new Map<string, Seat>();
        keys.forEach((key, index) => places.set(`${key}-${index}`, taken(`${key}`, `${key}-${index}`)));
        // Each is done at once; whoever is next then begins.
        for (let at = 0; at < begun.length; at++) {
          const place = places.get(begun[at] ?? '');
          if (place !== undefined) done(place);
        }
        expect([...begun].sort()).toEqual([...places.keys()].sort());
        const keyOf = (name: string) => name.split('-')[0] ?? '';
        for (const [at, name] of begun.entries()) {
          // The first began before anybody else was there.
          if (at === 0) continue;
          const next = begun.findIndex((other, later) => later > at && keyOf(other) === keyOf(name));
          if (next < 0) continue;
          const between = new Set(begun.slice(at, next).map(keyOf));
          const stillWaiting = new Set(begun.slice(next).map(keyOf));
          for (const other of stillWaiting) expect(between.has(other)).toBe(true);
        }
      }),
    );
  });
});
