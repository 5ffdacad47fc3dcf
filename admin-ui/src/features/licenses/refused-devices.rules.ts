import type { AddAssignmentsResponse } from '../../api/model';
import type { EntityOption } from '../../ui/form';

/** A device that got no seat, and why. */
export interface RefusedDevice {
  readonly name: string;
  readonly reason: string;
}

/** The devices that were picked and got no seat: those that have one already, and those that the server refused. */
export function refusedDevices(
  { alreadyHeld, rejected }: Pick<AddAssignmentsResponse, 'alreadyHeld' | 'rejected'>,
  picked: readonly EntityOption[],
): readonly RefusedDevice[] {
  const nameOf = (id: number): string => picked.find((device) => device.id === id)?.name ?? `#${id}`;
  return [
    ...rejected.map(({ id, message }) => ({ name: nameOf(id), reason: message })),
    ...alreadyHeld.map((id) => ({ name: nameOf(id), reason: $localize`It holds a seat already.` })),
  ];
}
