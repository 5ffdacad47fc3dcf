import type { LicensePreviewResponse } from '../../api/model';
import { formatNumber } from '../../core/format';
import { seatCountText } from './counts.rules';

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
  const over = usageAfter - quantityAfter;
  const tone = over > 0 ? 'danger' : wouldAssign + wouldEnd > 0 ? 'good' : 'calm';
  return { text: `${change(wouldAssign, wouldEnd, saved)}${against(usageAfter, quantityAfter, saved)}`, tone };
}

/** What adding a manual license with its first seats would do. */
export function manualPreview(devices: number, quantity: number): Preview {
  return { wouldAssign: devices, wouldEnd: 0, unchanged: 0, usageAfter: devices, quantityAfter: quantity };
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
