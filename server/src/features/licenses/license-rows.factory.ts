import type { Belonging, MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { entriesOn, type RowOperation } from '../../platform/testing/permission-matrix.entries.js';
import { aManualLicense, type BuiltManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';

/** To whom licenses belong, by their scope. */
export const licenseBelongings = ['here', 'both', 'everybody'] as const satisfies Belonging[];

export type LicenseBelonging = (typeof licenseBelongings)[number];

/** A license with a seat of a device here. */
export interface LicenseRow extends BuiltManualLicense {
  device: { id: number; name: string };
  seatId: number;
}

/** The scope of a license that belongs to somebody. */
export function scopeOf({ here, elsewhere }: MatrixStage, belonging: LicenseBelonging): object {
  if (belonging === 'everybody') return { global: true };
  return { global: false, organizationIds: belonging === 'here' ? [here.id] : [here.id, elsewhere.id] };
}

/** Makes licenses that belong to somebody. */
export function aLicenseOf(belonging: LicenseBelonging, fields: Record<string, unknown> = {}) {
  return async (stage: MatrixStage): Promise<LicenseRow> => {
    const { server, here } = stage;
    const license = await aManualLicense(server, { scope: scopeOf(stage, belonging), ...fields });
    const device = await aDevice(server.database, { location: here.location });
    if (fields['assignmentMode'] === 'AUTOMATIC') return { ...license, device, seatId: 0 };
    const { created } = await giveSeats(server, license, [device]);
    return { ...license, device, seatId: created[0]?.id ?? 0 };
  };
}

/** Operations on licenses, for licenses that belong to each of `belongings`. */
export function licenseEntries(
  operations: Record<string, RowOperation<LicenseRow>>,
  fields: Record<string, unknown> = {},
  belongings: readonly LicenseBelonging[] = licenseBelongings,
): MatrixEntry[] {
  return belongings.flatMap((belonging) =>
    entriesOn(
      { area: 'SOFTWARE_LICENSES', belonging, row: aLicenseOf(belonging, fields) },
      Object.fromEntries(
        Object.entries(operations).map(([name, operation]) => [
          name,
          { ...operation, when: `${operation.when ?? 'its license'} belongs to ${belonging}` },
        ]),
      ),
    ),
  );
}
