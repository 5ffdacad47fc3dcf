import { isDeepStrictEqual } from 'node:util';

export const alertKinds = [
  'UNDER_LICENSED',
  'NEARLY_FULL',
  'EXPIRING',
  'EXPIRED',
  'RENEWED',
  'BILLING_FAILED',
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStates = ['OPEN', 'ACKNOWLEDGED', 'RESOLVED'] as const;
export type AlertState = (typeof alertStates)[number];

/** Kinds whose cause is looked for again and again. The others are told of by what happens. */
export type JudgedKind = Exclude<AlertKind, 'RENEWED' | 'BILLING_FAILED'>;

/** The notice of a license that has expired: told from the day after on. */
export const expiredNotice = -1;

/** What an alert is about, as plain JSON; which fields depends on its kind. */
export interface AlertDetail {
  /** Purchased; of an alert of an organization, reserved for it. */
  quantity?: number;
  /** In use; of an alert of an organization, in use there. */
  usage?: number;
  /** Of NEARLY_FULL: from how many percent of the quantity on. */
  percent?: number;
  /** The last day of the term; of RENEWED, of the new one. */
  expiresOn?: string;
  /** Of EXPIRING: the tightest notice that is reached, in days. */
  noticeDays?: number;
  /** Of EXPIRING: whether the next term opens by itself. */
  autoRenew?: boolean;
  /** Of RENEWED: the last day of the term before. */
  renewedOn?: string;
  /** Of RENEWED: false where somebody renewed it by hand. */
  automatic?: boolean;
  /** Of a notice of RENEWED: how many terms were opened together, where several had been missed. */
  terms?: number;
  /** Of BILLING_FAILED. */
  reason?: string;
}

/** An alert as it stands, or one that stood for the present term. */
export interface KnownAlert {
  id: number;
  kind: AlertKind;
  organizationId: number | null;
  state: AlertState;
  expiresOn: string | null;
  notice: number | null;
  detail: AlertDetail;
}

/** What is known of a license when its alerts are judged. */
export interface JudgedLicense {
  quantity: number;
  /** Null while its seats are being moved: what they come to is not known yet. */
  usage: number | null;
  /** From how many percent of the quantity on it is nearly full; null: nobody is told. */
  nearlyFullPercent: number | null;
  /** Organizations in which more is in use than is reserved for them. */
  overAllocated: readonly { organizationId: number; quantity: number; usage: number }[];
  expiresOn: string | null;
  autoRenew: boolean;
  noticeDays: readonly number[];
  /** Those that stand, and those that stood for the present term. */
  alerts: readonly KnownAlert[];
  /** The notices of the present term that were told. */
  told: readonly number[];
}

/** Why an alert stands. */
interface Cause {
  kind: JudgedKind;
  organizationId: number | null;
  expiresOn: string | null;
  notice: number | null;
  detail: AlertDetail;
}

/** What becomes of the alerts of a license. */
export type AlertChange =
  | ({ what: 'open'; tell: boolean } & Cause)
  /** One that stood for the same term before: dates were moved away and back, or the clock went back. */
  | ({ what: 'reopen'; id: number; tell: boolean } & Cause)
  /** The next notice of a term is reached: it is open again, whoever acknowledged the one before. */
  | ({ what: 'escalate'; id: number; tell: boolean } & Cause)
  /** Its figures are others. */
  | ({ what: 'update'; id: number } & Cause)
  | { what: 'resolve'; id: number; kind: JudgedKind; organizationId: number | null; tell: boolean };

/** What becomes of the alerts of a license on a day; closing comes before opening. */
export function judge(license: JudgedLicense, today: string): AlertChange[] {
  const causes = [...usageCauses(license), ...termCauses(license, today)];
  const standing = license.alerts.filter(isJudged).filter(({ state }) => state !== 'RESOLVED');
  const causeOf = new Map(causes.map((cause) => [keyOf(cause), cause]));
  const known = new Map(standing.map((alert) => [keyOf(alert), alert]));
  const resolved = standing.flatMap((alert): AlertChange[] => {
    if (causeOf.has(keyOf(alert)) || (license.usage === null && alert.expiresOn === null)) return [];
    const { id, kind, organizationId } = alert;
    return [{ what: 'resolve', id, kind, organizationId, tell: isResolvingTold(alert, license, causes, today) }];
  });
  const others = causes.flatMap((cause): AlertChange[] => {
    const alert = known.get(keyOf(cause));
    return alert === undefined ? openingOf(cause, license) : changesOf(cause, alert, license);
  });
  return [...resolved, ...others];
}

/**
 * The tightest notice that is reached on a day, in days; null where none is.
 * @param daysLeft until the expiration day; below zero once it is over.
 */
export function noticeReached(noticeDays: readonly number[], daysLeft: number): number | null {
  const reached = noticeDays.filter((days) => daysLeft <= days);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** A notice says nothing new where it, or a tighter one, was told of the same term. */
export function isNoticeNew(notice: number, told: readonly number[]): boolean {
  return told.every((days) => days > notice);
}

/** How many days a calendar day is ahead of another one. */
export function daysBetween(today: string, day: string): number {
  return Temporal.PlainDate.from(today).until(day, { largestUnit: 'day' }).days;
}

/** An alert of another organization or another term is another one. */
function keyOf({ kind, organizationId, expiresOn }: Pick<Cause, 'organizationId' | 'expiresOn'> & { kind: AlertKind }) {
  return `${kind} ${organizationId ?? ''} ${expiresOn ?? ''}`;
}

function isJudged<Known extends KnownAlert>(alert: Known): alert is Known & { kind: JudgedKind } {
  return alert.kind !== 'RENEWED' && alert.kind !== 'BILLING_FAILED';
}

function usageCauses({ quantity, usage, nearlyFullPercent: percent, overAllocated }: JudgedLicense): Cause[] {
  if (usage === null) return [];
  const cause = (kind: JudgedKind, organizationId: number | null, detail: AlertDetail): Cause => {
    return { kind, organizationId, expiresOn: null, notice: null, detail };
  };
  const ofOrganizations = overAllocated.map(({ organizationId, ...detail }) =>
    cause('UNDER_LICENSED', organizationId, detail),
  );
  if (usage > quantity) return [cause('UNDER_LICENSED', null, { quantity, usage }), ...ofOrganizations];
  if (percent === null || quantity === 0 || usage * 100 < percent * quantity) return ofOrganizations;
  return [cause('NEARLY_FULL', null, { quantity, usage, percent }), ...ofOrganizations];
}

function termCauses({ expiresOn, autoRenew, noticeDays, alerts }: JudgedLicense, today: string): Cause[] {
  if (expiresOn === null) return [];
  const daysLeft = daysBetween(today, expiresOn);
  const common = { organizationId: null, expiresOn };
  if (daysLeft < 0) {
    if (autoRenew) return [];
    return [{ ...common, kind: 'EXPIRED', notice: expiredNotice, detail: { expiresOn } }];
  }
  const notice = noticeReached(noticeDays, daysLeft);
  if (notice === null) return [];
  const expiring = (noticed: number): Cause => {
    return { ...common, kind: 'EXPIRING', notice: noticed, detail: { expiresOn, noticeDays: noticed, autoRenew } };
  };
  if (!autoRenew || daysLeft > 0) return [expiring(notice)];
  // It is about to be renewed: what is known of it stays so long, and nothing new is told of a term that is over today.
  const known = alerts.find(({ kind, state, expiresOn: of }) => {
    return kind === 'EXPIRING' && state !== 'RESOLVED' && of === expiresOn;
  });
  return known?.notice === undefined || known.notice === null ? [] : [expiring(known.notice)];
}

/** A clock that went back opens nothing of which the end was told already. */
function openingOf(cause: Cause, { alerts, told }: JudgedLicense): AlertChange[] {
  const { notice, expiresOn } = cause;
  const tell = notice === null || isNoticeNew(notice, told);
  const before = expiresOn === null ? undefined : alerts.find((alert) => keyOf(alert) === keyOf(cause));
  if (before !== undefined) return [{ what: 'reopen', id: before.id, tell, ...cause }];
  return tell ? [{ what: 'open', tell, ...cause }] : [];
}

function changesOf(cause: Cause, alert: KnownAlert, { told }: JudgedLicense): AlertChange[] {
  const { id } = alert;
  const { notice } = cause;
  if (notice !== null && alert.notice !== null && notice < alert.notice) {
    return [{ what: 'escalate', id, tell: isNoticeNew(notice, told), ...cause }];
  }
  if (notice === alert.notice && isDeepStrictEqual(alert.detail, cause.detail)) return [];
  return [{ what: 'update', id, ...cause }];
}

/** Nobody is told that something is over where something worse is told instead, or where the clock alone went back. */
function isResolvingTold(
  { kind, expiresOn, notice }: KnownAlert,
  license: JudgedLicense,
  causes: readonly Cause[],
  today: string,
): boolean {
  switch (kind) {
    case 'NEARLY_FULL':
      return !causes.some((cause) => cause.kind === 'UNDER_LICENSED' && cause.organizationId === null);
    case 'EXPIRING': {
      if (expiresOn !== license.expiresOn || expiresOn === null) return !causes.some((each) => each.expiresOn !== null);
      const left = daysBetween(today, expiresOn);
      if (left < 0) return false;
      return notice === null || !license.noticeDays.includes(notice) || left <= notice;
    }
    case 'EXPIRED':
      if (expiresOn === license.expiresOn) return license.autoRenew;
      return !causes.some((each) => each.expiresOn !== null);
    default:
      return true;
  }
}
