import type { NotificationFacts, NotificationResponse } from '../../api/model';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { alertMessage } from '../alerts/alert-words.rules';

/** What somebody is told, in a line; as the server says it where this panel does not know enough of it. */
export function notificationText({
  kind,
  title,
  facts,
}: Pick<NotificationResponse, 'kind' | 'title' | 'facts'>): string {
  const text = kind === 'RENEWAL_SUMMARY' ? summaryText(facts) : alertText(kind, facts);
  return text ?? title;
}

type AlertNoticeKind = Exclude<NotificationResponse['kind'], 'RENEWAL_SUMMARY'>;

function alertText(kind: AlertNoticeKind, facts: NotificationFacts): string | null {
  const { event, license, organization = null } = facts;
  if (kind === 'BILLING_FAILED') {
    if (!organization || event === undefined) return null;
    return event === 'resolved'
      ? $localize`Invoices of ${organization.name}:organization: can be made again`
      : $localize`Invoices of ${organization.name}:organization: could not be made: ${facts.reason ?? ''}:reason:`;
  }
  if (!license || event === undefined) return null;
  return event === 'resolved'
    ? resolvedText(kind, license.name, facts)
    : openedText(kind, license.name, { ...facts, organization });
}

type OfLicense = Exclude<AlertNoticeKind, 'BILLING_FAILED'>;

function openedText(kind: OfLicense, name: string, facts: NotificationFacts): string {
  const { organization = null, expiresOn, autoRenew, automatic, terms } = facts;
  const date = formatDate(expiresOn);
  switch (kind) {
    case 'UNDER_LICENSED': {
      const { quantity = 0, usage = 0 } = facts;
      return $localize`${name}:license:: ${alertMessage({ kind, organization, detail: { quantity, usage } })}:what:`;
    }
    case 'NEARLY_FULL': {
      const [used, of] = [facts.usage ?? 0, facts.quantity ?? 0].map(formatNumber);
      return $localize`${name}:license: is nearly full: ${used}:usage: of ${of}:quantity: seats are in use`;
    }
    case 'EXPIRING':
      return autoRenew === true
        ? $localize`${name}:license: renews itself on ${date}:date:`
        : $localize`${name}:license: expires on ${date}:date:`;
    case 'EXPIRED':
      return $localize`${name}:license: expired on ${date}:date:`;
    case 'RENEWED':
      if (automatic === false) return $localize`${name}:license: was renewed until ${date}:date:`;
      return terms === undefined
        ? $localize`${name}:license: renewed itself until ${date}:date:`
        : $localize`${name}:license: renewed itself for ${formatNumber(terms)}:count: terms together, until ${date}:date:`;
  }
}

function resolvedText(kind: OfLicense, name: string, { organization, expiresOn }: NotificationFacts): string {
  switch (kind) {
    case 'UNDER_LICENSED':
      return organization
        ? $localize`${name}:license:: no more seats are in use in ${organization.name}:organization: than reserved for it any more`
        : $localize`${name}:license:: no more seats are in use than purchased any more`;
    case 'NEARLY_FULL':
      return $localize`${name}:license: is not nearly full any more`;
    case 'EXPIRING':
      return expiresOn === undefined
        ? $localize`${name}:license: does not expire soon any more`
        : $localize`${name}:license: does not expire soon any more: its term ends on ${formatDate(expiresOn)}:date:`;
    case 'EXPIRED':
      return expiresOn === undefined
        ? $localize`${name}:license: is not expired any more`
        : $localize`${name}:license: is not expired any more: its term ends on ${formatDate(expiresOn)}:date:`;
    case 'RENEWED':
      return $localize`${name}:license: was renewed`;
  }
}

function summaryText({ from, to, renewals, expirations, totals = [] }: NotificationFacts): string | null {
  if (from === undefined || to === undefined || renewals === undefined || expirations === undefined) return null;
  const period = $localize`${formatDate(from)}:from: to ${formatDate(to)}:to:`;
  const cost = totals.map(({ amount, currency }) => formatMoney(amount, currency)).join(', ');
  const renew = renewals === 1 ? $localize`1 renewal` : $localize`${formatNumber(renewals)}:count: renewals`;
  const parts = [
    ...(renewals === 0 ? [] : [cost === '' ? renew : $localize`${renew}:renewals: for ${cost}:amount:`]),
    ...(expirations === 0
      ? []
      : [expirations === 1 ? $localize`1 expiration` : $localize`${formatNumber(expirations)}:count: expirations`]),
  ];
  return $localize`${period}:period:: ${parts.join(' · ')}:what:`;
}
