import type { WorkItemResponse, WorkKind, WorkState } from '../../api/model';
import { formatAgo, formatNumber } from '../../core/format';

/** Work as the panel shows it. */
export interface WorkLine {
  readonly key: string;
  readonly title: string;
  /** How far it is, or what came of it. */
  readonly detail: string;
  readonly state: WorkState;
  /** It is done, and not all of it went well. */
  readonly warning: boolean;
  /** Of what goes on; `null` while nobody knows. */
  readonly percent: number | null;
  /** Where more is told of it. */
  readonly path: string;
}

/** Whether it goes on. */
export function isGoing({ state }: Pick<WorkLine, 'state'>): boolean {
  return state === 'WAITING' || state === 'RUNNING';
}

export function workLine(item: WorkItemResponse): WorkLine {
  const { kind, id, state, percent } = item;
  const warning = state === 'DONE' && (item.failedRows ?? 0) > 0;
  const [title, detail] = [titleOf(item), detailOf(item)];
  return { key: `${kind} ${id}`, title, detail, state, warning, percent, path: pathOf(kind, id) };
}

/** What of work that went on is over by now: as it is told, or as it was where it is told no more. */
export function endedOf(before: readonly WorkLine[], now: readonly WorkLine[]): readonly WorkLine[] {
  const told = new Map(now.map((line) => [line.key, line]));
  return before
    .filter(isGoing)
    .map((line) => told.get(line.key) ?? { ...line, state: 'DONE' as const, detail: $localize`Done` })
    .filter((line) => !isGoing(line));
}

/** Whether somebody has to look at what came of it. */
export function isAmiss({ state, warning }: Pick<WorkLine, 'state' | 'warning'>): boolean {
  return state === 'FAILED' || warning;
}

function titleOf({ kind, name }: WorkItemResponse): string {
  switch (kind) {
    case 'LICENSE_IMPORT':
      return $localize`Import of ${name}:file:`;
    case 'LICENSE_CHECK':
      return $localize`Check of ${name}:file:`;
    case 'SEAT_UPDATE':
      return $localize`Seats of ${name}:license:`;
    case 'BILLING_EXPORT':
      return name === '' ? $localize`Export of invoices` : $localize`Export ${name}:file:`;
  }
}

function pathOf(kind: WorkKind, id: number): string {
  if (kind === 'SEAT_UPDATE') return `/licenses/${id}`;
  return kind === 'BILLING_EXPORT' ? '/billing/exports' : `/licenses/import/${id}`;
}

function detailOf(item: WorkItemResponse): string {
  switch (item.state) {
    case 'WAITING':
      return $localize`Waiting`;
    case 'RUNNING':
      return item.done === null || item.total === null
        ? $localize`Running`
        : progressText(item.kind, item.done, item.total);
    case 'DONE':
      return (item.failedRows ?? 0) === 0
        ? $localize`Done ${formatAgo(item.finishedAt)}:ago:`
        : $localize`Done, rows that failed: ${formatNumber(item.failedRows ?? 0)}:count:`;
    case 'FAILED':
      return item.failure ?? $localize`Failed`;
    case 'CANCELLED':
      return $localize`Cancelled`;
  }
}

function progressText(kind: WorkKind, done: number, total: number): string {
  const [some, all] = [formatNumber(done), formatNumber(total)];
  if (kind === 'SEAT_UPDATE') return $localize`${some}:done: of ${all}:total: seats`;
  return kind === 'BILLING_EXPORT'
    ? $localize`${some}:done: of ${all}:total: invoices`
    : $localize`${some}:done: of ${all}:total: rows`;
}
