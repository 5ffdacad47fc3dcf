import { type LicenseNotifications, nothingSaid } from '../licenses/license-notifications.rules.js';
import type { Audience, Notice, NoticeSeverity } from '../notifications/notice.types.js';
import { adviceOf, type AlertSubject, resolvedSentenceOf, sentenceOf } from './alert-texts.rules.js';
import type { AlertDetail, AlertKind } from './alerts.rules.js';

/** A license, as far as telling people needs it. */
export interface ToldLicense {
  id: number;
  name: string;
  scopeGlobal: boolean;
  /** That it is limited to. */
  organizationIds: readonly number[];
  /** As they are stored: a license that says nothing has no fields. */
  notifications: Partial<LicenseNotifications>;
  expiresOn: string | null;
}

/** What happened to an alert. */
export type AlertEvent = 'opened' | 'noticed' | 'resolved';

/** An alert that something happened to, which people are told. */
export interface ToldAlert extends Omit<AlertSubject, 'license'> {
  id: number;
  event: AlertEvent;
  organizationId: number | null;
  /** The notice that was reached, in days. */
  notice: number | null;
}

const severities: Record<AlertKind, NoticeSeverity> = {
  UNDER_LICENSED: 'CRITICAL',
  NEARLY_FULL: 'WARNING',
  EXPIRING: 'WARNING',
  EXPIRED: 'CRITICAL',
  RENEWED: 'INFO',
  BILLING_FAILED: 'CRITICAL',
};

/** What people are told of an alert of a license. */
export function noticeOf(alert: ToldAlert, license: ToldLicense, today: string): Notice {
  const { id, event, kind, organizationId, organization, detail, notice } = alert;
  const subject: AlertSubject = { kind, license: license.name, organization, detail };
  const resolved = event === 'resolved';
  const title = resolved ? resolvedSentenceOf(subject, license.expiresOn) : sentenceOf(subject, today);
  return {
    key: keyOf(alert),
    kind,
    severity: resolved ? 'INFO' : severities[kind],
    title,
    text: resolved ? title : `${title} ${adviceOf(subject)}`,
    path: `/licenses/${license.id}`,
    facts: {
      alertId: id,
      event: resolved ? 'resolved' : 'opened',
      license: { id: license.id, name: license.name },
      organization: organizationId === null ? null : { id: organizationId, name: organization },
      notice,
      ...detail,
      ...(resolved ? presentTermOf(kind, license) : {}),
    },
    audience: audienceOf(license, organizationId),
  };
}

/** When the term ends that a license has in place of the one that was told of. */
function presentTermOf(kind: AlertKind, { expiresOn }: ToldLicense): AlertDetail {
  return expiresOn !== null && (kind === 'EXPIRING' || kind === 'EXPIRED') ? { expiresOn } : {};
}

/** What people are told of the invoices of an organization; of exports, which have those of all, where it is null. */
export function billingNoticeOf(
  id: number,
  event: 'opened' | 'resolved',
  organization: { id: number; name: string } | null,
  reason: string,
): Notice {
  const subject: AlertSubject = {
    kind: 'BILLING_FAILED',
    license: '',
    organization: organization?.name ?? null,
    detail: { reason },
  };
  const resolved = event === 'resolved';
  const title = resolved ? resolvedSentenceOf(subject, null) : sentenceOf(subject, '');
  return {
    key: `alert:${id}:${event}`,
    kind: 'BILLING_FAILED',
    severity: resolved ? 'INFO' : severities.BILLING_FAILED,
    title,
    text: resolved ? title : `${title} ${adviceOf(subject)}`,
    path: organization === null ? '/billing/exports' : `/organizations/${organization.id}`,
    facts: { alertId: id, event, license: null, organization, notice: null, ...(resolved ? {} : { reason }) },
    audience: {
      global: organization === null,
      organizationIds: organization === null ? [] : [organization.id],
      ...{ inApp: true, emails: [], channelIds: [] },
    },
  };
}

/** A notice of a term is told once, whether its alert was opened with it or had been open before. */
function keyOf({ id, event, kind, notice }: ToldAlert): string {
  if (kind === 'EXPIRING' && event !== 'resolved') return `alert:${id}:notice-${notice ?? 0}`;
  return `alert:${id}:${event}`;
}

/** Who is told of a license; of an alert of one organization, those who may see that one. */
export function audienceOf(license: ToldLicense, organizationId: number | null): Audience {
  const { email, webhookIds, inApp } = { ...nothingSaid, ...license.notifications };
  return {
    global: organizationId === null && license.scopeGlobal,
    organizationIds: organizationId === null ? license.organizationIds : [organizationId],
    inApp,
    emails: email,
    channelIds: webhookIds,
  };
}
