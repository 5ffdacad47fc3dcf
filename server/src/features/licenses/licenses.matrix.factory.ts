import { entriesOn, type RowOperation } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixEntry, MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aPerson } from '../people/people.factory.js';
import { aLicenseOf, licenseBelongings, licenseEntries, type LicenseRow, scopeOf } from './license-rows.factory.js';

const path = ({ path: own }: LicenseRow) => own;

const lists = licenseBelongings.flatMap((belonging) =>
  entriesOn(
    { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: aLicenseOf(belonging) },
    {
      'licenses.list': { when: `for ${belonging}`, needs: 'read', lists: belonging, path: () => '/licenses' },
      'licenses.export': { when: `for ${belonging}`, needs: 'read', lists: belonging, path: () => '/licenses/export' },
    },
  ),
);

const creations = (['here', 'everybody'] as const).flatMap((belonging) =>
  entriesOn(
    { area: 'SOFTWARE_LICENSES', belonging, row: async () => ({}) },
    {
      'licenses.create': {
        when: `for ${belonging}`,
        needs: 'create',
        path: () => '/licenses',
        body: (_, stage) => ({ name: uniqueName('Made'), type: 'CUSTOM', scope: scopeOf(stage, belonging) }),
        exception:
          belonging === 'everybody'
            ? { unseen: 403, reason: 'A new license is not hidden, it is not allowed.' }
            : { unseen: 422, reason: 'It is the organization in the request that is unknown.' },
      },
    },
  ),
);

const figures = entriesOn(
  { area: 'SOFTWARE_LICENSES', belonging: 'asker', row: async () => ({}) },
  {
    'licenses.summary': { needs: 'read', path: () => '/licenses/summary' },
    'licenses.preview': {
      needs: 'read',
      path: () => '/licenses/preview',
      body: () => ({ name: uniqueName('Tried'), type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC' }),
    },
  },
);

const upserts = entriesOn(
  { area: 'SOFTWARE_LICENSES', belonging: 'here', row: async () => ({}) },
  {
    'licenses.upsert': {
      needs: ['update', 'create'],
      opens: ['update'],
      path: () => '/licenses/upsert',
      body: (_, { here }) => ({
        name: uniqueName('Upserted'),
        type: 'CUSTOM',
        scope: { organizationNames: [here.name] },
      }),
      exception: { unseen: 422, reason: 'It is the organization in the request that is unknown.' },
    },
  },
);

/** What somebody holds: the holder must be seen, and tells of licenses that may be seen. */
function heldEntries(): MatrixEntry[] {
  const device = ({ device: { id } }: LicenseRow) => `/devices/${id}/licenses`;
  const location = (_: LicenseRow, { here }: MatrixStage) => `/locations/${here.location.id}/licenses`;
  const row = aLicenseOf('here');
  const aPersonHere = {
    belonging: 'here',
    row: async ({ server, here }: MatrixStage) => {
      const person = await aPerson(server.database, { kind: 'END_USER', organizationId: here.id });
      return { path: `/people/${person.id}/licenses` };
    },
  } as const;
  const ofPerson = ({ path: own }: { path: string }) => own;
  const besides = { SOFTWARE_LICENSES: 'VIEW' } as const;
  return [
    ...entriesOn(
      { area: 'DEVICES', belonging: 'here', besides, row },
      {
        'devices.licenses': { needs: 'read', path: device },
        'devices.exportLicenses': { needs: 'read', path: (held) => `${device(held)}/export` },
      },
    ),
    ...entriesOn(
      { area: 'SOFTWARE_LICENSES', belonging: 'asker', besides: { DEVICES: 'VIEW' }, row },
      {
        'devices.licenses': { when: 'the device is seen', needs: 'read', lists: 'here', path: device },
        'devices.exportLicenses': {
          when: 'the device is seen',
          needs: 'read',
          lists: 'here',
          path: (held) => `${device(held)}/export`,
        },
      },
    ),
    ...entriesOn(
      { area: 'END_USERS', besides, ...aPersonHere },
      {
        'people.licenses': { needs: 'read', path: ofPerson },
        'people.exportLicenses': { needs: 'read', path: (held) => `${ofPerson(held)}/export` },
      },
    ),
    ...entriesOn(
      { area: 'ORGANIZATIONS', belonging: 'here', besides, row },
      {
        'locations.licenses': { needs: 'read', path: location },
        'locations.exportLicenses': { needs: 'read', path: (held, stage) => `${location(held, stage)}/export` },
      },
    ),
  ];
}

/** The licenses of an organization: it must be seen, and licenses may be seen in it. */
function organizationEntries(): MatrixEntry[] {
  const list = (_: LicenseRow, { here }: MatrixStage) => `/organizations/${here.id}/licenses`;
  const listed: Record<string, RowOperation<LicenseRow>> = {
    'organizations.licenses': { needs: 'read', lists: 'here', path: list },
    'organizations.licensesSummary': { needs: 'read', path: (row, stage) => `${list(row, stage)}/summary` },
    'organizations.exportLicenses': {
      needs: 'read',
      lists: 'here',
      path: (row, stage) => `${list(row, stage)}/export`,
    },
  };
  const besides = { ORGANIZATIONS: 'VIEW' } as const;
  return entriesOn({ area: 'SOFTWARE_LICENSES', belonging: 'here', besides, row: aLicenseOf('here') }, listed).map(
    (entry) => ({ ...entry, exception: { unseen: 403, reason: 'The organization is seen; its licenses are not.' } }),
  );
}

const renewing = {
  term: { expiresOn: '2030-06-30', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1 },
};

/** Terms are seen with the license; what concerns the whole of it is for whoever sees the whole. */
const terms = licenseEntries(
  {
    'licenses.terms': { needs: 'read', path: (row) => `${path(row)}/terms` },
    'licenses.exportTerms': { needs: 'read', path: (row) => `${path(row)}/terms/export` },
    'licenses.renewal': { needs: 'read', whole: true, path: (row) => `${path(row)}/renewal` },
    'licenses.renew': {
      needs: 'update',
      whole: true,
      path: (row) => `${path(row)}/renew`,
      body: () => ({ note: 'x' }),
    },
  },
  renewing,
);

export const matrix = [
  ...terms,
  ...lists,
  ...creations,
  ...figures,
  ...upserts,
  ...heldEntries(),
  ...organizationEntries(),
  ...licenseEntries({
    'licenses.get': { needs: 'read', path },
    'licenses.update': { needs: 'update', path, body: () => ({ description: 'x' }) },
    'licenses.delete': { needs: 'delete', path },
    'licenses.usageSeries': { needs: 'read', path: (row) => `${path(row)}/usage-series` },
    'licenses.explain': {
      needs: 'read',
      besides: { DEVICES: 'VIEW' },
      path: (row) => `${path(row)}/explain?deviceId=${row.device.id}`,
    },
    'licenses.changeQuantity': {
      needs: 'update',
      whole: true,
      path: (row) => `${path(row)}/quantity`,
      body: () => ({ quantity: 99 }),
    },
  }),
];
