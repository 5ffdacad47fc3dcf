import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type KnownFields,
  type RecognitionCandidate,
  recognizedAmong,
  recordChange,
  recordedAfter,
  recordedFirst,
  type ReportedFields,
} from './device-recognition.rules.js';

type Marks = Partial<Omit<RecognitionCandidate, 'id'>>;

function candidates(...marks: Marks[]): RecognitionCandidate[] {
  const none = {
    status: 'ACTIVE',
    sameAgent: false,
    sameSerial: false,
    sameUuid: false,
    replacedAgent: false,
  } as const;
  return marks.map((each, index) => ({ id: index + 1, ...none, ...each }));
}

const decommissioned = { status: 'DECOMMISSIONED' } as const;

describe('which device is reported', () => {
  it.each<[string, Marks[], number | null]>([
    ['none', [], null],
    ['the one of the agent', [{ sameSerial: true, sameUuid: true }, { sameAgent: true }], 2],
    [
      'the one of the agent, also when it is out of use',
      [{ sameSerial: true }, { sameAgent: true, ...decommissioned }],
      2,
    ],
    ['the only one with the serial number', [{ sameSerial: true }], 1],
    ['the serial number before the UUID', [{ sameUuid: true }, { sameSerial: true }], 2],
    ['the only one with the UUID', [{ sameUuid: true }], 1],
    ['an active one before one out of use', [{ sameSerial: true, ...decommissioned }, { sameSerial: true }], 2],
    ['an active one by UUID before one out of use', [{ sameSerial: true, ...decommissioned }, { sameUuid: true }], 2],
    ['one out of use, when there is no other', [{ sameUuid: true, ...decommissioned }], 1],
    [
      'the latest out of use',
      [
        { sameSerial: true, ...decommissioned },
        { sameSerial: true, ...decommissioned },
      ],
      2,
    ],
    ['not the one at which the agent was replaced', [{ sameSerial: true, sameUuid: true, replacedAgent: true }], null],
    [
      'the one of the agent again, wherever it was replaced',
      [{ sameSerial: true, replacedAgent: true }, { sameAgent: true }],
      2,
    ],
    ['none of several with the serial number', [{ sameSerial: true }, { sameSerial: true }], null],
    ['the one of several that has the UUID too', [{ sameSerial: true }, { sameSerial: true, sameUuid: true }], 2],
    [
      'none of several that have both',
      [
        { sameSerial: true, sameUuid: true },
        { sameSerial: true, sameUuid: true },
      ],
      null,
    ],
    [
      'the one with the UUID, several having the serial',
      [{ sameSerial: true }, { sameSerial: true }, { sameUuid: true }],
      3,
    ],
  ])('%s', (_, marks, id) => {
    expect(recognizedAmong(candidates(...marks))?.id ?? null).toBe(id);
  });

  it('never depends on the order when devices are active', () => {
    const mark = fc.record({ sameAgent: fc.constant(false), sameSerial: fc.boolean(), sameUuid: fc.boolean() });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 5 }), (marks) => {
        const all = candidates(...marks.filter((each) => each.sameSerial || each.sameUuid));
        expect(recognizedAmong(all.toReversed())).toEqual(recognizedAmong(all));
      }),
    );
  });
});

const silent: ReportedFields = {
  ...{ name: null, deviceClass: null, suggestedClass: null, osName: null, osVersion: null, serialNumber: null },
  ...{ hardwareUuid: null, manufacturer: null, model: null, lastLoggedUser: null, agent: null },
};

const known: KnownFields = {
  ...{ locationId: 1, name: 'pc', deviceClass: 'LAPTOP', osName: 'macOS', osVersion: '15', serialNumber: 'SN' },
  ...{ hardwareUuid: 'uuid', manufacturer: 'Apple', model: 'M', lastLoggedUser: 'al', agentId: null, agent: '' },
};

describe('what a report makes of a device', () => {
  const place = { locationId: 1, agentId: 'a' };

  it('keeps what is not reported, and takes what is', () => {
    expect(recordedAfter(known, place, silent)).toEqual({ ...known, agentId: 'a' });
    const told = { ...silent, name: 'new', osVersion: '16', serialNumber: 'SN-2', agent: 'Agent 1' };
    expect(recordedAfter(known, { locationId: 2, agentId: 'b' }, told)).toEqual({
      ...known,
      ...{ name: 'new', osVersion: '16', serialNumber: 'SN-2', agent: 'Agent 1', locationId: 2, agentId: 'b' },
    });
  });

  it('leaves the class to people once it is known, unless it is told outright', () => {
    const suggested = { ...silent, suggestedClass: 'SERVER' } as const;
    expect(recordedAfter(known, place, suggested).deviceClass).toBe('LAPTOP');
    expect(recordedAfter({ ...known, deviceClass: 'OTHER' }, place, suggested).deviceClass).toBe('SERVER');
    expect(recordedAfter(known, place, { ...silent, deviceClass: 'OTHER' }).deviceClass).toBe('OTHER');
  });

  it('begins with what little may be told', () => {
    expect(recordedFirst({ locationId: 1, agentId: 'x'.repeat(255) }, silent)).toEqual({
      ...{ locationId: 1, name: 'x'.repeat(200), deviceClass: 'OTHER', osName: '', osVersion: '', serialNumber: null },
      ...{ hardwareUuid: null, manufacturer: '', model: '', lastLoggedUser: '', agentId: 'x'.repeat(255), agent: '' },
    });
    expect(recordedFirst(place, { ...silent, name: 'pc', suggestedClass: 'LAPTOP' })).toMatchObject({
      name: 'pc',
      deviceClass: 'LAPTOP',
    });
  });
});

describe('what a report changes', () => {
  const before = { ...known, agentId: 'a' };

  it.each([
    ['nothing', {}, 'NONE'],
    ['the name', { name: 'x' }, 'SEEN_BY_RULES'],
    ['the location', { locationId: 2 }, 'SEEN_BY_RULES'],
    ['the class', { deviceClass: 'SERVER' as const }, 'SEEN_BY_RULES'],
    ['the operating system', { osVersion: '16' }, 'SEEN_BY_RULES'],
    ['the serial number', { serialNumber: null }, 'SEEN_BY_RULES'],
    ['who is signed in', { lastLoggedUser: 'bo' }, 'UNSEEN_BY_RULES'],
    ['the agent', { agentId: 'b' }, 'UNSEEN_BY_RULES'],
    ['both', { model: 'N', name: 'x' }, 'SEEN_BY_RULES'],
  ])('%s', (_, changes, change) => {
    expect(recordChange(before, { ...before, ...changes })).toBe(change);
  });

  it.each(Object.keys(before))('leaves no field out of the comparison: %s', (field) => {
    expect(recordChange(before, { ...before, [field]: 'different' })).not.toBe('NONE');
  });
});
