import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { Belonging, MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLicenseToJudge, alertsOf, judged } from './alerts.factory.js';

interface AlertRow {
  path: string;
  /** Of the license. */
  name: string;
}

/** The alert of a license that more of is used than there is, in the organizations of a scope; null for a global one. */
function aWholeAlert(organizationsOf: (stage: MatrixStage) => number[] | null) {
  return async (stage: MatrixStage): Promise<AlertRow> => {
    const organizationIds = organizationsOf(stage);
    const scope = organizationIds === null ? { global: true } : { global: false, organizationIds };
    const { id, name } = await aLicenseToJudge(stage.server, { usage: 11, scope });
    return rowOf(stage, id, name);
  };
}

/** The alert of the organization here, of a license that is shared with the one elsewhere. */
async function anOrganizationAlert(stage: MatrixStage): Promise<AlertRow> {
  const { server, here, elsewhere } = stage;
  const scope = { global: false, organizationIds: [here.id, elsewhere.id] };
  const license = await aManualLicense(server, { scope });
  const shares = [{ organizationId: here.id, quantity: 1 }];
  await server.as('put', `${license.path}/allocations`).send(shares).expect(200);
  await giveSeats(server, license, [await aDevice(server.database, { location: here.location })], { seats: 2 });
  return rowOf(stage, license.id, license.name);
}

async function rowOf({ server }: MatrixStage, licenseId: number, name: string): Promise<AlertRow> {
  await judged(server, [licenseId]);
  const [alert] = await alertsOf(server, licenseId);
  return { path: `/alerts/${alert?.id}`, name };
}

/** Of whom an alert is: all of its license has to be seen, or the organization that it is about. */
const rows: { when: string; belonging: Belonging; row: (stage: MatrixStage) => Promise<AlertRow> }[] = [
  { when: 'its license is here', belonging: 'here', row: aWholeAlert(({ here }) => [here.id]) },
  {
    when: 'its license is in both',
    belonging: 'each',
    row: aWholeAlert(({ here, elsewhere }) => [here.id, elsewhere.id]),
  },
  { when: 'its license is global', belonging: 'all', row: aWholeAlert(() => null) },
  { when: 'it is of the organization here', belonging: 'here', row: anOrganizationAlert },
];

const area = 'ALERTS';
const besides = { SOFTWARE_LICENSES: 'VIEW' } as const;

export const matrix: MatrixEntry[] = [
  ...rows.flatMap(({ when, belonging, row }) => [
    ...entriesOn(
      { area, belonging: 'asker', besides, row },
      {
        'alerts.list': { when, needs: 'read', lists: belonging, path: () => '/alerts' },
        'alerts.export': { when, needs: 'read', lists: belonging, path: () => '/alerts/export' },
      },
    ),
    ...entriesOn(
      { area, belonging, besides, row },
      {
        'alerts.get': { when, needs: 'read', path: ({ path }) => path },
        'alerts.acknowledge': { when, needs: 'update', path: ({ path }) => `${path}/acknowledge` },
        'alerts.reopen': { when, needs: 'update', path: ({ path }) => `${path}/reopen` },
      },
    ),
  ]),
  ...entriesOn(
    { area, belonging: 'asker', besides, row: async () => ({}) },
    { 'alerts.summary': { needs: 'read', path: () => '/alerts/summary' } },
  ),
];
