import fc from 'fast-check';
import { criteriaArbitrary } from '../device-criteria/device-criteria.factory.js';
import { softwareMatches } from '../device-criteria/device-criteria.rules.js';
import {
  type ModelCriteria,
  type ModelDevice,
  type ModelLicense,
  modelRanges,
  modelVersions,
} from './fleet-model.factory.js';
import { type LicenseExceptions, noExceptions } from './license-exceptions.rules.js';
import type { AssignmentRule, LicenseScope } from './license-rule.rules.js';

/*
 * Random fleets and what happens to them. Everything is named by the ids that an empty database gives in turn, so that
 * a scenario is plain data and shrinks well.
 */

/** The places of every fleet: organizations with their locations. */
export const fleetLocations = [
  { id: 1, organizationId: 1 },
  { id: 2, organizationId: 1 },
  { id: 3, organizationId: 2 },
  { id: 4, organizationId: 3 },
] as const;

const organizationIds = [1, 2, 3];
const productIds = [1, 2, 3, 4];
const titleIds = [1, 2, 3, 4, 5, 6];

/** More than there are at first: criteria and rules may name what comes later, or never. */
const deviceIds = [1, 2, 3, 4, 5, 6, 7, 8];
const groupIds = [1, 2, 3, 4];

export type DeviceSeed = Omit<ModelDevice, 'id' | 'organizationId'>;
export type LicenseSeed = Omit<ModelLicense, 'id'>;
type Software = ModelDevice['installations'];

export type FleetEvent =
  | { kind: 'inventory'; device: number; software: Software; daysAgo: number | null }
  | { kind: 'install'; devices: number[]; software: Software }
  | { kind: 'uninstall'; device: number; nth: number }
  | { kind: 'upgrade'; device: number; nth: number; version: string }
  | { kind: 'seen'; device: number; daysAgo: number | null }
  | { kind: 'edit'; device: number; fields: Partial<DeviceSeed> }
  | { kind: 'move'; device: number; location: number }
  | { kind: 'decommission'; device: number }
  | { kind: 'create'; seed: DeviceSeed }
  | { kind: 'change-license'; license: number; seed: LicenseSeed }
  | { kind: 'create-license'; seed: LicenseSeed }
  | { kind: 'change-group'; group: number; criteria: ModelCriteria }
  | { kind: 'remap'; title: number; product: number }
  | { kind: 'give'; license: number; device: number; seats: number }
  | { kind: 'end'; nth: number }
  | { kind: 'archive'; organization: number; archived: boolean }
  | { kind: 'archive-location'; location: number; archived: boolean };

export interface FleetScenario {
  /** The product of each title, in the order of titles. */
  products: number[];
  devices: DeviceSeed[];
  groups: ModelCriteria[];
  licenses: LicenseSeed[];
  /** Seats given by hand before anything happens. */
  seats: Extract<FleetEvent, { kind: 'give' }>[];
  events: FleetEvent[];
}

const version = fc.constantFrom(...modelVersions);
const installations: fc.Arbitrary<Software> = fc.uniqueArray(
  fc.record({ titleId: fc.constantFrom(...titleIds), version }),
  {
    maxLength: 5,
    selector: (each) => `${each.titleId} ${each.version}`,
  },
);

/** Never near a border of what criteria ask for, so that the time a test takes changes no answer. */
const daysAgo = fc.constantFrom(null, 0.5, 8.5, 30.5, 90.5);

const seedFields = {
  locationId: fc.constantFrom(...fleetLocations.map((location) => location.id)),
  name: fc.constantFrom('lab', 'LAB', 'server-1', 'dev'),
  deviceClass: fc.constantFrom('LAPTOP', 'SERVER', 'MOBILE', 'OTHER'),
  status: fc.constantFrom(...new Array<'ACTIVE'>(6).fill('ACTIVE'), 'DECOMMISSIONED' as const),
  osName: fc.constantFrom('', 'Windows', 'Debian'),
  osVersion: fc.constantFrom('', '1', '12'),
  serialNumber: fc.constantFrom(null, 'lab', 'VIP1'),
  tags: fc.uniqueArray(fc.constantFrom('lab', 'VIP', 'dev'), { maxLength: 2 }),
};

const deviceSeed: fc.Arbitrary<DeviceSeed> = fc.record({
  ...seedFields,
  lastSeenAt: daysAgo.map((days) => dateOf(days)),
  installations,
});

const criteria = criteriaArbitrary({
  deviceIds,
  organizationIds,
  locationIds: fleetLocations.map((location) => location.id),
  productIds,
});

/** Groups of one comparison each: what changes one fact changes who is in them. */
const simpleCriteria: fc.Arbitrary<ModelCriteria> = fc.oneof(
  fc.record({
    field: fc.constant('lastSeenAt'),
    operator: fc.constant('olderThanDays'),
    value: fc.constantFrom(5, 20, 60),
  }),
  fc.record({ field: fc.constant('tag'), operator: fc.constantFrom('in', 'notIn'), value: fc.constant('lab') }),
);

const match = fc.constantFrom('ANY' as const, 'ANY' as const, 'ALL' as const);

/** Rarely none: what is empty moves nothing. */
function some<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant<T[]>([]) },
  );
}

function products(ranges: readonly (string | null)[]) {
  const item = fc.record({ productId: fc.constantFrom(...productIds), versionRange: fc.constantFrom(...ranges) });
  return fc.record({
    match,
    items: fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: (each) => each.productId }),
  });
}
const anyProducts = products([null, null, null, ...Object.keys(modelRanges)]);
const rangedProducts = products(Object.keys(modelRanges));
const deviceGroups = fc.record({ match, ids: some(groupIds) });
const software = fc.array(
  fc.record({
    condition: fc.constantFrom(...softwareMatches),
    productIds: some(productIds),
    titleIds: some(titleIds),
  }),
  { minLength: 1, maxLength: 2 },
);

/** Mostly of one section: the more a rule asks for, the less happens to its seats. */
const rule: fc.Arbitrary<AssignmentRule> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ products: anyProducts }) },
  { weight: 5, arbitrary: fc.record({ products: rangedProducts }) },
  { weight: 3, arbitrary: fc.record({ deviceGroups }) },
  { weight: 2, arbitrary: fc.record({ software }) },
  { weight: 3, arbitrary: fc.record({ products: anyProducts, deviceGroups, software }, { requiredKeys: [] }) },
);

const limitedScope: fc.Arbitrary<LicenseScope> = fc
  .record({ organizationIds: some(organizationIds), at: some(fleetLocations) })
  .map((chosen) => ({
    global: false,
    organizationIds: chosen.organizationIds,
    locations: chosen.at.filter((location) => chosen.organizationIds.includes(location.organizationId)),
  }));

/** Mostly none. A device that is pinned in is not kept out. */
const exceptions: fc.Arbitrary<LicenseExceptions> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(noExceptions) },
  {
    weight: 1,
    arbitrary: fc.record({ included: some(deviceIds), excluded: some(deviceIds) }).map(({ included, excluded }) => ({
      included,
      excluded: excluded.filter((id) => !included.includes(id)),
    })),
  },
);

const licenseSeed: fc.Arbitrary<LicenseSeed> = fc
  .record({
    kind: fc.constantFrom(...new Array<string>(7).fill('AUTOMATIC'), 'MANUAL', 'MANUAL', 'CUSTOM'),
    scope: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ global: true, organizationIds: [], locations: [] }) },
      { weight: 2, arbitrary: limitedScope },
    ),
    rule,
    exceptions,
  })
  .map(({ kind, ...seed }) =>
    kind === 'CUSTOM'
      ? { ...seed, type: 'CUSTOM' as const, assignmentMode: null }
      : {
          ...seed,
          type: 'PER_DEVICE' as const,
          assignmentMode: kind === 'MANUAL' ? ('MANUAL' as const) : ('AUTOMATIC' as const),
        },
  );

const nth = fc.nat(7);

const give = fc.record({
  kind: fc.constant('give' as const),
  license: nth,
  device: nth,
  seats: fc.integer({ min: 1, max: 4 }),
});

const event: fc.Arbitrary<FleetEvent> = fc.oneof(
  fc.record({ kind: fc.constant('inventory' as const), device: nth, software: installations, daysAgo }),
  fc.record({
    kind: fc.constant('install' as const),
    devices: fc.uniqueArray(nth, { minLength: 1, maxLength: 3 }),
    software: installations,
  }),
  fc.record({ kind: fc.constant('uninstall' as const), device: nth, nth }),
  fc.record({ kind: fc.constant('upgrade' as const), device: nth, nth, version }),
  fc.record({ kind: fc.constant('seen' as const), device: nth, daysAgo }),
  fc.record({ kind: fc.constant('edit' as const), device: nth, fields: fc.record(seedFields, { requiredKeys: [] }) }),
  fc.record({ kind: fc.constant('move' as const), device: nth, location: seedFields.locationId }),
  fc.record({ kind: fc.constant('decommission' as const), device: nth }),
  fc.record({ kind: fc.constant('create' as const), seed: deviceSeed }),
  fc.record({ kind: fc.constant('change-license' as const), license: nth, seed: licenseSeed }),
  fc.record({ kind: fc.constant('create-license' as const), seed: licenseSeed }),
  fc.record({ kind: fc.constant('change-group' as const), group: nth, criteria }),
  fc.record({ kind: fc.constant('remap' as const), title: nth, product: fc.constantFrom(...productIds) }),
  give,
  fc.record({ kind: fc.constant('end' as const), nth }),
  fc.record({
    kind: fc.constant('archive' as const),
    organization: fc.constantFrom(...organizationIds),
    archived: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('archive-location' as const),
    location: seedFields.locationId,
    archived: fc.boolean(),
  }),
);

/** Any fleet, any licenses, and anything that happens to them. */
export const fleetScenario: fc.Arbitrary<FleetScenario> = fc.noBias(
  fc.record({
    products: fc.array(fc.constantFrom(...productIds), { minLength: titleIds.length, maxLength: titleIds.length }),
    devices: fc.array(deviceSeed, { minLength: 3, maxLength: 6 }),
    groups: fc.array(fc.oneof(criteria, simpleCriteria), { minLength: 2, maxLength: groupIds.length }),
    licenses: fc.array(licenseSeed, { minLength: 3, maxLength: 6 }),
    seats: fc.array(give, { maxLength: 6 }),
    events: fc.array(event, { minLength: 6, maxLength: 14 }),
  }),
);

/** The moment so many days ago; null for never. */
export function dateOf(days: number | null): Date | null {
  return days === null ? null : new Date(Date.now() - days * 24 * 60 * 60 * 1000);
}
