import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlertChange,
  daysBetween,
  expiredNotice,
  isNoticeNew,
  judge,
  type JudgedLicense,
  type KnownAlert,
  noticeReached,
} from './alerts.rules.js';

const today = '2026-11-22';

function aLicense(fields: Partial<JudgedLicense> = {}): JudgedLicense {
  return {
    quantity: 50,
    usage: 10,
    nearlyFullPercent: null,
    overAllocated: [],
    expiresOn: null,
    autoRenew: false,
    noticeDays: [90, 30, 7],
    alerts: [],
    told: [],
    ...fields,
  };
}

function anAlert(fields: Partial<KnownAlert>): KnownAlert {
  const common = { id: 1, organizationId: null, state: 'OPEN', expiresOn: null, notice: null, detail: {} } as const;
  return { kind: 'UNDER_LICENSED', ...common, ...fields };
}

const dayIn = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();

describe('over-use', () => {
  it('opens when more is in use than purchased, and resolves when it is not any more', () => {
    expect(judge(aLicense({ usage: 50 }), today)).toEqual([]);
    expect(judge(aLicense({ usage: 51 }), today)).toMatchObject([
      { what: 'open', kind: 'UNDER_LICENSED', organizationId: null, tell: true, detail: { quantity: 50, usage: 51 } },
    ]);
    const alerts = [anAlert({ detail: { quantity: 50, usage: 51 } })];
    expect(judge(aLicense({ usage: 51, alerts }), today)).toEqual([]);
    expect(judge(aLicense({ usage: 60, alerts }), today)).toMatchObject([{ what: 'update', detail: { usage: 60 } }]);
    expect(judge(aLicense({ usage: 50, alerts }), today)).toMatchObject([{ what: 'resolve', id: 1, tell: true }]);
  });

  it('is judged in each organization with a share of its own', () => {
    const overAllocated = [{ organizationId: 7, quantity: 3, usage: 5 }];
    const opened = judge(aLicense({ overAllocated }), today);
    expect(opened).toMatchObject([{ what: 'open', organizationId: 7, detail: { quantity: 3, usage: 5 } }]);
    const alerts = [anAlert({ id: 4, organizationId: 7, detail: { quantity: 3, usage: 5 } })];
    expect(judge(aLicense({ overAllocated, alerts }), today)).toEqual([]);
    expect(judge(aLicense({ alerts }), today)).toMatchObject([{ what: 'resolve', id: 4, organizationId: 7 }]);
  });

  it('is left as it is while seats are being moved', () => {
    const alerts = [anAlert({})];
    expect(judge(aLicense({ usage: null, alerts }), today)).toEqual([]);
    expect(judge(aLicense({ usage: null, expiresOn: dayIn(-1) }), today)).toMatchObject([{ kind: 'EXPIRED' }]);
  });
});

describe('a license that is nearly full', () => {
  it.each([
    [null, 50, 50, false],
    [90, 44, 50, false],
    [90, 45, 50, true],
    [90, 50, 50, true],
    [90, 51, 50, false],
    [90, 0, 0, false],
    [33, 1, 3, true],
    [34, 1, 3, false],
  ])('at %s %% with %i of %i in use: %s', (nearlyFullPercent, usage, quantity, opens) => {
    const changes = judge(aLicense({ nearlyFullPercent, usage, quantity }), today);
    expect(changes.some((change) => change.kind === 'NEARLY_FULL')).toBe(opens);
  });

  it('is not told to be over where it becomes over-used', () => {
    const alerts = [anAlert({ kind: 'NEARLY_FULL' })];
    const worse = judge(aLicense({ nearlyFullPercent: 90, usage: 51, alerts }), today);
    expect(worse).toMatchObject([
      { what: 'resolve', kind: 'NEARLY_FULL', tell: false },
      { what: 'open', kind: 'UNDER_LICENSED', tell: true },
    ]);
    const better = judge(aLicense({ nearlyFullPercent: 90, usage: 10, alerts }), today);
    expect(better).toMatchObject([{ what: 'resolve', tell: true }]);
  });
});

describe('the end of a term', () => {
  const expiring = (expiresOn: string, notice: number, fields: Partial<KnownAlert> = {}) => {
    const detail = { expiresOn, noticeDays: notice, autoRenew: false };
    return anAlert({ kind: 'EXPIRING', expiresOn, notice, detail, ...fields });
  };

  it.each([
    [91, null],
    [90, 90],
    [31, 90],
    [30, 30],
    [7, 7],
    [0, 7],
  ])('%i days ahead reaches the notice %s', (days, notice) => {
    expect(noticeReached([30, 90, 7], days)).toBe(notice);
    const changes = judge(aLicense({ expiresOn: dayIn(days) }), today);
    expect(changes).toMatchObject(notice === null ? [] : [{ what: 'open', kind: 'EXPIRING', notice, tell: true }]);
  });

  it('is told again with each notice, though somebody acknowledged the one before', () => {
    const expiresOn = dayIn(30);
    const alerts = [expiring(expiresOn, 90, { state: 'ACKNOWLEDGED' })];
    const changes = judge(aLicense({ expiresOn, alerts, told: [90] }), today);
    expect(changes).toMatchObject([{ what: 'escalate', id: 1, notice: 30, tell: true }]);
    const reached = [expiring(expiresOn, 30)];
    expect(judge(aLicense({ expiresOn, alerts: reached, told: [90, 30] }), today)).toEqual([]);
  });

  it('tells nothing of a wider notice that is entered after a tighter one', () => {
    const expiresOn = dayIn(20);
    const alerts = [expiring(expiresOn, 30)];
    const changes = judge(aLicense({ expiresOn, noticeDays: [60], alerts, told: [30] }), today);
    expect(changes).toMatchObject([{ what: 'update', notice: 60 }]);
    expect(isNoticeNew(60, [30])).toBe(false);
    expect(isNoticeNew(7, [30])).toBe(true);
  });

  it('is over when it expires, which is told instead', () => {
    const expiresOn = dayIn(-1);
    const changes = judge(aLicense({ expiresOn, alerts: [expiring(expiresOn, 7)], told: [90, 30, 7] }), today);
    expect(changes).toMatchObject([
      { what: 'resolve', kind: 'EXPIRING', tell: false },
      { what: 'open', kind: 'EXPIRED', notice: expiredNotice, tell: true },
    ]);
  });

  it('is over when its date or its notices are moved', () => {
    const alerts = [expiring(dayIn(20), 30)];
    const told = [30];
    const moved = judge(aLicense({ expiresOn: dayIn(300), alerts }), today);
    expect(moved).toMatchObject([{ what: 'resolve', tell: true }]);
    const within = judge(aLicense({ expiresOn: dayIn(25), alerts }), today);
    expect(within).toMatchObject([
      { what: 'resolve', tell: false },
      { what: 'open', expiresOn: dayIn(25), tell: true },
    ]);
    const later = judge(aLicense({ expiresOn: dayIn(20), noticeDays: [7], alerts, told }), today);
    expect(later).toMatchObject([{ what: 'resolve', tell: true }]);
  });

  it('says nothing new when the date is moved back, or the clock goes back and on again', () => {
    const expiresOn = dayIn(20);
    const over = [expiring(expiresOn, 30, { state: 'RESOLVED' })];
    const again = judge(aLicense({ expiresOn, alerts: over, told: [30] }), today);
    expect(again).toMatchObject([{ what: 'reopen', id: 1, tell: false }]);
    const back = judge(aLicense({ expiresOn, alerts: [expiring(expiresOn, 30)], told: [30] }), dayIn(-60));
    expect(back).toMatchObject([{ what: 'update', notice: 90 }]);
    const farther = judge(aLicense({ expiresOn, alerts: [expiring(expiresOn, 30)], told: [30] }), dayIn(-90));
    expect(farther).toMatchObject([{ what: 'resolve', tell: false }]);
    const expired = anAlert({ kind: 'EXPIRED', expiresOn: dayIn(-1), notice: -1, detail: { expiresOn: dayIn(-1) } });
    const license = aLicense({ expiresOn: dayIn(-1), noticeDays: [], alerts: [expired], told: [-1] });
    expect(judge(license, dayIn(-5))).toMatchObject([{ what: 'resolve', kind: 'EXPIRED', tell: false }]);
    const noticed = { ...license, noticeDays: [30] };
    expect(judge(noticed, dayIn(-5))).toMatchObject([{ what: 'resolve', kind: 'EXPIRED' }]);
  });

  it('is not told on its last day, nor after it, of a license that renews itself then', () => {
    const license = aLicense({ expiresOn: today, autoRenew: true });
    expect(judge(license, today)).toEqual([]);
    expect(judge({ ...license, expiresOn: dayIn(-3) }, today)).toEqual([]);
    const detail = { expiresOn: today, noticeDays: 7, autoRenew: true };
    const alerts = [expiring(today, 7, { detail })];
    expect(judge({ ...license, alerts, told: [7] }, today)).toEqual([]);
    expect(judge({ ...license, expiresOn: dayIn(1) }, today)).toMatchObject([{ kind: 'EXPIRING', notice: 7 }]);
  });
});

/** The license of a story with what was told of it, kept as a database would. */
class Story {
  alerts: KnownAlert[] = [];
  readonly told: { expiresOn: string; days: number }[] = [];
  readonly tellings: string[] = [];
  private lastId = 0;

  judge(license: Omit<JudgedLicense, 'alerts' | 'told'>, on: string): void {
    const { expiresOn } = license;
    const alerts = this.alerts.filter((each) => each.state !== 'RESOLVED' || each.expiresOn === expiresOn);
    const told = this.told.filter((each) => each.expiresOn === expiresOn).map(({ days }) => days);
    const changes = judge({ ...license, alerts, told }, on);
    for (const change of changes) this.apply(change);
    this.expectSettled({ ...license, alerts: this.alerts, told }, on);
  }

  private apply(change: AlertChange): void {
    if (change.what === 'resolve') {
      this.alerts = this.alerts.map((each) => (each.id === change.id ? { ...each, state: 'RESOLVED' } : each));
      return;
    }
    const { kind, organizationId, expiresOn, notice, detail } = change;
    const alert = { kind, organizationId, expiresOn, notice, detail, state: 'OPEN' as const };
    if (change.what === 'open') this.alerts.push({ ...alert, id: (this.lastId += 1) });
    else this.alerts = this.alerts.map((each) => (each.id === change.id ? { ...alert, id: each.id } : each));
    if (change.what === 'update' || !change.tell || expiresOn === null || notice === null) return;
    this.tellings.push(`${expiresOn} ${notice}`);
    this.told.push({ expiresOn, days: notice });
  }

  /** Judged once more, nothing is left to do; one of a kind stands at most. */
  private expectSettled(license: JudgedLicense, on: string): void {
    const { expiresOn } = license;
    const told = this.told.filter((each) => each.expiresOn === expiresOn).map(({ days }) => days);
    expect(judge({ ...license, told }, on)).toEqual([]);
    const standing = this.alerts.filter(({ state }) => state !== 'RESOLVED').map(({ kind }) => kind);
    expect(new Set(standing).size).toBe(standing.length);
  }
}

/** A term as simply as it can be told: which notices have been reached, day by day. */
function naiveTellings(days: readonly { on: string; expiresOn: string; noticeDays: readonly number[] }[]): string[] {
  const tightest = new Map<string, number>();
  const tellings: string[] = [];
  for (const { on, expiresOn, noticeDays } of days) {
    const left = daysBetween(on, expiresOn);
    let due = left < 0 ? expiredNotice : Number.POSITIVE_INFINITY;
    if (left >= 0) for (const notice of noticeDays) if (left <= notice && notice < due) due = notice;
    if (due >= (tightest.get(expiresOn) ?? Number.POSITIVE_INFINITY)) continue;
    tightest.set(expiresOn, due);
    tellings.push(`${expiresOn} ${due}`);
  }
  return tellings;
}

describe('any history of days, downtimes and edits', () => {
  const step = fc.record({
    days: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.integer({ min: -20, max: 400 })),
    expiresIn: fc.option(fc.constantFrom(-5, 0, 1, 20, 90, 365), { nil: null, freq: 4 }),
    noticeDays: fc.constantFrom([90, 30, 7], [30], [60, 1], [365], []),
    usage: fc.integer({ min: 0, max: 60 }),
  });

  it('tells each notice of each term once, on the first day that it is judged on', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const story = new Story();
        const seen: { on: string; expiresOn: string; noticeDays: readonly number[] }[] = [];
        let on = Temporal.PlainDate.from(today);
        let expiresOn = dayIn(100);
        for (const { days, expiresIn, noticeDays, usage } of steps) {
          on = on.add({ days });
          if (expiresIn !== null) expiresOn = Temporal.PlainDate.from(today).add({ days: expiresIn }).toString();
          seen.push({ on: on.toString(), expiresOn, noticeDays });
          const { alerts: _, told: __, ...license } = aLicense({ expiresOn, noticeDays, usage, nearlyFullPercent: 80 });
          story.judge(license, on.toString());
        }
        expect(story.tellings).toEqual(naiveTellings(seen));
        expect(new Set(story.tellings).size).toBe(story.tellings.length);
      }),
      { numRuns: 500 },
    );
  });
});
