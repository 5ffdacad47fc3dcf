import fc from 'fast-check';
import type { ModelCriteria } from '../reconciliation/fleet-model.factory.js';

/** What random criteria may speak of. */
export interface CriteriaWorld {
  deviceIds: readonly number[];
  organizationIds: readonly number[];
  locationIds: readonly number[];
  productIds: readonly number[];
}

function some<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
}

function leaf(field: string, operators: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<ModelCriteria> {
  return fc.record({ field: fc.constant(field), operator: fc.constantFrom(...operators), value });
}

/** Random criteria of every field and operator, nested. */
export function criteriaArbitrary(world: CriteriaWorld): fc.Arbitrary<ModelCriteria> {
  const one = fc.constantFrom('lab', 'vip', 'dev', 'windows', 'debian', '1', 'LAPTOP', '%', 'server');
  const leaves: fc.Arbitrary<ModelCriteria>[] = [
    leaf('organizationId', ['in', 'notIn', 'equals'], some(world.organizationIds)),
    leaf('locationId', ['in', 'notIn', 'equals'], some(world.locationIds)),
    leaf('deviceClass', ['in', 'notIn'], some(['LAPTOP', 'server', 'MOBILE'])),
    leaf('status', ['in', 'notIn'], some(['ACTIVE', 'DECOMMISSIONED'])),
    leaf('lastSeenAt', ['olderThanDays'], fc.constantFrom(0, 5, 20, 60)),
    leaf('lastSeenAt', ['before', 'after'], fc.constantFrom('2026-01-01', '2020-06-15T12:00:00Z')),
    leaf('product', ['containsAny', 'containsAll', 'notContainsAny', 'notContainsAll'], some(world.productIds)),
    ...['name', 'serialNumber', 'osName', 'osVersion', 'tag'].flatMap((field) => [
      leaf(field, ['equals', 'contains', 'startsWith'], one),
      leaf(field, ['in', 'notIn'], fc.uniqueArray(one, { minLength: 1, maxLength: 3 })),
    ]),
    ...(world.deviceIds.length === 0
      ? []
      : [fc.record({ deviceIds: fc.uniqueArray(fc.constantFrom(...world.deviceIds), { maxLength: 4 }) })]),
  ];
  return fc.letrec<{ node: ModelCriteria }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: fc.oneof(...leaves) },
      { weight: 1, arbitrary: fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ not: tie('node') }) },
    ),
  })).node;
}
