import type { AlertResponse } from '../../api/model';
import { formatDate, formatInstant, formatNumber } from '../../core/format';
import type { IconName } from '../../ui/icon/icons';
import type { StatusTone } from '../../ui/status-icon/status-icon';

/** What an alert is of: a license, the invoices of an organization, or the exports of all. */
export function alertSubject({ license, organization }: Pick<AlertResponse, 'license' | 'organization'>): string {
  return license?.name ?? organization?.name ?? $localize`Exports of invoices`;
}

/** The page that shows it. */
export function alertLink({ license, organization }: Pick<AlertResponse, 'license' | 'organization'>) {
  if (license) return ['/licenses', license.id];
  return organization ? ['/organizations', organization.id] : ['/billing/exports'];
}

/** What an alert says of its license. */
export function alertMessage({ kind, organization, detail }: Pick<AlertResponse, 'kind' | 'organization' | 'detail'>) {
  const { quantity = 0, usage = 0 } = detail;
  const expires = formatDate(detail.expiresOn);
  switch (kind) {
    case 'UNDER_LICENSED':
      return overUse(usage, quantity, organization?.name ?? null);
    case 'NEARLY_FULL':
      return $localize`${formatNumber(usage)}:usage: of ${formatNumber(quantity)}:quantity: seats are in use`;
    case 'EXPIRING':
      return detail.autoRenew === true
        ? $localize`Renews itself on ${expires}:date:`
        : $localize`Expires on ${expires}:date:`;
    case 'EXPIRED':
      return $localize`Expired on ${expires}:date:`;
    case 'RENEWED':
      return detail.automatic === false
        ? $localize`Was renewed until ${expires}:date:`
        : $localize`Renewed itself until ${expires}:date:`;
    case 'BILLING_FAILED':
      return organization === null
        ? $localize`Invoices could not be exported: ${detail.reason ?? ''}:reason:`
        : $localize`Invoices could not be made: ${detail.reason ?? ''}:reason:`;
  }
}

function overUse(usage: number, quantity: number, organization: string | null): string {
  const [used, of, count] = [usage, quantity, usage - quantity].map(formatNumber);
  if (organization !== null) {
    return usage - quantity === 1
      ? $localize`1 more seat is in use in ${organization}:organization: than reserved for it (${used}:usage: of ${of}:quantity:)`
      : $localize`${count}:count: more seats are in use in ${organization}:organization: than reserved for it (${used}:usage: of ${of}:quantity:)`;
  }
  return usage - quantity === 1
    ? $localize`1 more seat is in use than purchased (${used}:usage: of ${of}:quantity:)`
    : $localize`${count}:count: more seats are in use than purchased (${used}:usage: of ${of}:quantity:)`;
}

/** How an alert is shown before its words: what is over, or only told, is calm. */
export function alertTone({ kind, state }: Pick<AlertResponse, 'kind' | 'state'>): StatusTone {
  if (kind === 'RENEWED') return 'neutral';
  if (state === 'RESOLVED') return 'good';
  return kind === 'UNDER_LICENSED' || kind === 'EXPIRED' || kind === 'BILLING_FAILED' ? 'danger' : 'warning';
}

/** Another icon than the one of the tone. */
export function alertIcon({ kind }: Pick<AlertResponse, 'kind'>): IconName | undefined {
  return kind === 'RENEWED' ? 'renewal' : undefined;
}

/** Who sees to it and why, or when it was over; empty while it is open. */
export function alertFate({
  state,
  acknowledgedAt,
  acknowledgedBy,
  resolvedAt,
  note,
}: Pick<AlertResponse, 'state' | 'acknowledgedAt' | 'acknowledgedBy' | 'resolvedAt' | 'note'>): string {
  if (state === 'RESOLVED') return $localize`Resolved on ${formatInstant(resolvedAt)}:date:`;
  if (state === 'OPEN') return '';
  const seen = $localize`${acknowledgedBy}:person: on ${formatInstant(acknowledgedAt)}:date:`;
  return note === '' ? seen : `${seen}: ${note}`;
}
