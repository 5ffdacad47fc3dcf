import type { LicensePreviewResponse, LicenseResponse } from '../../api/model';
import { formatNumber } from '../../core/format';
import { seatCountText } from '../../core/counts';
import { holderCountText } from './holder-words';
import { type HolderKind, type LicenseKind, kindOf } from './license-kinds.rules';
import { type Scope, sameScope } from './scope.rules';

/** What saving would do, in one line. */
export interface PreviewLine {
  readonly text: string;
  readonly tone: 'calm' | 'good' | 'danger';
}

type Preview = Pick<LicensePreviewResponse, 'wouldAssign' | 'wouldEnd' | 'unchanged' | 'usageAfter' | 'quantityAfter'>;

/**
 * What saving would do to seats: "would assign 132 seats, 82 over the quantity".
 *
 * @param saved whether the license is there already, so that seats may end or stay
 */
export function previewLine(preview: Preview, saved: boolean): PreviewLine {
  const { wouldAssign, wouldEnd, usageAfter, quantityAfter } = preview;
  const changed = change(wouldAssign, wouldEnd, saved);
  const calm = wouldAssign + wouldEnd > 0 ? 'good' : 'calm';
  if (usageAfter === null || quantityAfter === null) return { text: changed, tone: calm };
  const tone = usageAfter > quantityAfter ? 'danger' : calm;
  return { text: `${changed}${against(usageAfter, quantityAfter, saved)}`, tone };
}

/** What adding a manual license with its first seats would do. */
export function manualPreview(holders: number, quantity: number): Preview {
  return { wouldAssign: holders, wouldEnd: 0, unchanged: 0, usageAfter: holders, quantityAfter: quantity };
}

/** How a custom license stands, whose usage is typed. */
export function customLine(usage: number, quantity: number): PreviewLine {
  const used = $localize`${formatNumber(usage)}:usage: of ${formatNumber(quantity)}:quantity: in use`;
  const over = usage - quantity;
  if (over > 0)
    return { text: $localize`${used}:used:, ${formatNumber(over)}:count: over the quantity`, tone: 'danger' };
  return { text: $localize`${used}:used:, ${formatNumber(-over)}:count: available`, tone: 'calm' };
}

/** What of a license that has seats was changed so that others can hold them. */
export type SeatChange = 'TYPE' | 'SCOPE';

/**
 * Whether a change moves seats that are held: by another type or mode, or by another scope. `null` where nobody holds a
 * seat, or where neither is changed.
 */
export function seatChange(saved: LicenseResponse | null, kind: LicenseKind, scope: Scope): SeatChange | null {
  if (saved === null || saved.type === 'CUSTOM' || saved.usage === 0) return null;
  if (kindOf(saved) !== kind) return 'TYPE';
  return sameScope(saved.scope, scope) ? null : 'SCOPE';
}

/** Names that are said, of those who lose or get a seat. */
const saidNames = 3;

/**
 * What a changed type or scope ends, starts and leaves, a sentence each: "3 people lose their seat: Ana, Ben and 1 more."
 *
 * @param kind who or what could hold seats before
 * @param kindAfter who or what could afterwards; `null` for a custom license
 */
export function seatChangeLines(
  preview: Preview & { readonly sample: Sample },
  kind: HolderKind,
  kindAfter: HolderKind | null,
): readonly string[] {
  const { wouldEnd, wouldAssign, unchanged, sample } = preview;
  const lost = `${holderCountText(kind, wouldEnd)}${named(sample.end, wouldEnd)}`;
  const got = `${holderCountText(kindAfter ?? kind, wouldAssign)}${named(sample.assign, wouldAssign)}`;
  const kept = holderCountText(kind, unchanged);
  return [
    ...(wouldEnd > 0 ? [$localize`Ends the seats of ${lost}:holders:.`] : []),
    ...(wouldAssign > 0 ? [$localize`Gives a seat to ${got}:holders:.`] : []),
    ...(unchanged > 0 ? [$localize`Leaves the seats of ${kept}:holders:.`] : []),
    ...(wouldEnd + wouldAssign === 0 ? [$localize`No seat ends and none is given.`] : []),
    ...(wouldEnd > 0 ? [$localize`What ends stays in the history of the license.`] : []),
  ];
}

type Sample = LicensePreviewResponse['sample'];

/** `: Ana, Ben and 1 more`, or nothing where nobody is named. */
function named(sample: readonly { readonly name: string }[], count: number): string {
  const names = sample.slice(0, saidNames).map(({ name }) => name);
  if (names.length === 0) return '';
  const list = names.join(', ');
  const rest = count - names.length;
  return `: ${rest > 0 ? $localize`${list}:names: and ${formatNumber(rest)}:count: more` : list}`;
}

function change(assign: number, end: number, saved: boolean): string {
  const [assigned, ended] = [seatCountText(assign), seatCountText(end)];
  if (assign > 0 && end > 0) return $localize`Would assign ${assigned}:seats: and end ${ended}:seats:`;
  if (end > 0) return $localize`Would end ${ended}:seats:`;
  if (assign > 0) return $localize`Would assign ${assigned}:seats:`;
  return saved ? $localize`No seat changes` : $localize`Would assign no seats`;
}

/** How usage then stands against the quantity; empty where nothing is used and nothing changes. */
function against(usage: number, quantity: number, saved: boolean): string {
  const over = usage - quantity;
  if (over > 0 && saved) {
    return $localize`, ${formatNumber(usage)}:usage: of ${formatNumber(quantity)}:quantity: in use, ${formatNumber(over)}:count: over the quantity`;
  }
  if (over > 0) return $localize`, ${formatNumber(over)}:count: over the quantity`;
  if (saved) return $localize`, ${formatNumber(usage)}:usage: of ${formatNumber(quantity)}:quantity: in use`;
  if (usage === 0) return '';
  if (over === 0) return $localize`, exactly the quantity`;
  return $localize`, ${formatNumber(-over)}:count: of ${formatNumber(quantity)}:quantity: stay available`;
}
