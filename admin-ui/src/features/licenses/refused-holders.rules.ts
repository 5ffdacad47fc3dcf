import type { RejectedHolder } from '../../api/model';
import type { EntityOption } from '../../ui/form';

/** Who got no seat, and why. */
export interface RefusedHolder {
  readonly name: string;
  readonly reason: string;
}

/** Those who were picked and got no seat: those that have one already, and those that the server refused. */
export function refusedHolders(
  { alreadyHeld, rejected }: { readonly alreadyHeld: readonly number[]; readonly rejected: readonly RejectedHolder[] },
  picked: readonly EntityOption[],
): readonly RefusedHolder[] {
  const nameOf = (id: number): string => picked.find((holder) => holder.id === id)?.name ?? `#${id}`;
  return [
    ...rejected.map(({ id, name, message }) => ({
      name: name ?? (id === undefined ? '' : nameOf(id)),
      reason: message,
    })),
    ...alreadyHeld.map((id) => ({ name: nameOf(id), reason: $localize`Holds a seat already.` })),
  ];
}

/** The refusals as text for a spreadsheet: who, and why not. */
export function refusalsAsText(refused: readonly RefusedHolder[]): string {
  return refused.map(({ name, reason }) => `${name}\t${reason}`).join('\n');
}
