import fc from 'fast-check';
import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** The zone that days are told in, so far from UTC that it matters. */
export const modelZone = 'America/New_York';

const firstDay = Temporal.PlainDate.from('2026-03-01');
const days = 20;
const hours = days * 24;

/** A day of the model by its number. */
export const dayOf = (index: number): Temporal.PlainDate => firstDay.add({ days: index });

/** An instant of the model, so many hours after its beginning. */
const instantOf = (hour: number): Temporal.Instant =>
  firstDay.toZonedDateTime(modelZone).toInstant().add({ hours: hour });

const dayOfInstant = (hour: number): number =>
  firstDay.until(instantOf(hour).toZonedDateTimeISO(modelZone).toPlainDate(), { largestUnit: 'days' }).days;

/** What there is, told by numbers: organizations from 0, days and hours from the beginning. */
export interface MeasuredModel {
  devices: { organization: number; entered: number; active: boolean; laptop: boolean }[];
  people: { organization: number; entered: number; endUser: boolean; roles: number[] }[];
  licenses: {
    custom: boolean;
    /** Null: global. */
    scope: number[] | null;
    entered: number;
    purchases: { day: number; quantity: number }[];
    allocations: (number | null)[];
    seats: { organization: number; from: number; until: number | null; seats: number }[];
    /** Edits of custom usage, in their order. */
    usage: { hour: number; usage: number }[];
    usageBefore: number;
  }[];
  /** The days that are measured. */
  measured: number[];
}

export const organizations = 3;
const roles = 3;

const organization = fc.nat({ max: organizations - 1 });
const day = fc.nat({ max: days - 1 });
const hour = fc.nat({ max: hours - 1 });

export const models: fc.Arbitrary<MeasuredModel> = fc.record({
  devices: fc.array(fc.record({ organization, entered: hour, active: fc.boolean(), laptop: fc.boolean() }), {
    maxLength: 12,
  }),
  people: fc.array(
    fc.record({
      organization,
      entered: hour,
      endUser: fc.boolean(),
      roles: fc.uniqueArray(fc.nat({ max: roles - 1 })),
    }),
    { maxLength: 12 },
  ),
  licenses: fc.array(
    fc.record({
      custom: fc.boolean(),
      scope: fc.option(fc.uniqueArray(organization, { minLength: 1 })),
      entered: hour,
      purchases: fc.array(fc.record({ day, quantity: fc.integer({ min: 1, max: 50 }) }), { maxLength: 4 }),
      allocations: fc.tuple(...Array.from({ length: organizations }, () => fc.option(fc.nat({ max: 9 }), { freq: 1 }))),
      seats: fc.array(
        fc
          .record({
            organization,
            from: day,
            length: fc.option(fc.nat({ max: 8 })),
            seats: fc.integer({ min: 1, max: 5 }),
          })
          .map(({ length, ...seat }) => ({ ...seat, until: length === null ? null : seat.from + length })),
        { maxLength: 10 },
      ),
      usage: fc
        .array(fc.record({ hour, usage: fc.nat({ max: 40 }) }), { maxLength: 4 })
        .map((edits) => edits.toSorted((a, b) => a.hour - b.hour)),
      usageBefore: fc.nat({ max: 40 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  measured: fc.array(fc.integer({ min: -1, max: days + 9 }), { minLength: 1, maxLength: 4 }),
});

/** What an organization has of each product on a day, by counting one thing after another; null: not measurable. */
export function naiveQuantities(model: MeasuredModel, here: number, on: number): Record<string, number | null> {
  const devices = model.devices.filter(
    (each) => each.organization === here && each.active && dayOfInstant(each.entered) <= on,
  );
  const people = model.people.filter(
    (each) => each.organization === here && each.endUser && dayOfInstant(each.entered) <= on,
  );
  const told: Record<string, number | null> = {
    manual: 5,
    devices: devices.length,
    laptops: devices.filter(({ laptop }) => laptop).length,
    endUsers: people.length,
    withRoles: people.filter((each) => each.roles.some((role) => role < 2)).length,
  };
  model.licenses.forEach((license, index) => {
    const alone = license.scope?.length === 1 && license.scope[0] === here;
    const used = license.seats
      .filter((seat) => seat.organization === here && seat.from <= on && (seat.until === null || seat.until > on))
      .reduce((sum, { seats }) => sum + seats, 0);
    told[`used ${index}`] = license.custom ? (alone ? usageOn(license, on) : null) : used;
    const bought = license.purchases.filter((each) => each.day <= on).reduce((sum, { quantity }) => sum + quantity, 0);
    told[`purchased ${index}`] = license.allocations[here] ?? (alone ? bought : null);
  });
  return told;
}

function usageOn({ entered, usage, usageBefore }: MeasuredModel['licenses'][number], on: number): number {
  if (dayOfInstant(entered) > on) return 0;
  return usage.filter((each) => dayOfInstant(each.hour) <= on).at(-1)?.usage ?? usageBefore;
}

/** The organizations of a model, and its products by what `naiveQuantities` calls them. */
export interface StoredModel {
  organizationIds: number[];
  productIds: Record<string, number>;
}

/** Puts a model into the database of a test. @param product puts in a product that counts in some way. */
export async function storeModel(
  database: Database,
  model: MeasuredModel,
  product: (columns: ProductOfModel) => Promise<number>,
): Promise<StoredModel> {
  const organizationIds = await inserted(
    database,
    Array.from(
      { length: organizations },
      () => sql`INSERT INTO organization (name) VALUES (${uniqueName('Measured')}) RETURNING id`,
    ),
  );
  const roleIds = await inserted(
    database,
    Array.from(
      { length: roles },
      () => sql`INSERT INTO end_user_role (name) VALUES (${uniqueName('Role')}) RETURNING id`,
    ),
  );
  const locationIds = await inserted(
    database,
    organizationIds.map((id) => sql`INSERT INTO location (organization_id, name) VALUES (${id}, 'Here') RETURNING id`),
  );
  for (const each of model.devices) {
    await database.query(sql`
      INSERT INTO device (organization_id, location_id, name, device_class, status, created_at)
      VALUES (${organizationIds[each.organization]}, ${locationIds[each.organization]}, 'PC',
        ${each.laptop ? 'LAPTOP' : 'SERVER'}, ${each.active ? 'ACTIVE' : 'DECOMMISSIONED'},
        ${instantOf(each.entered).toString()}::timestamptz)`);
  }
  for (const each of model.people) {
    const { id } = await database.one<{ id: number }>(sql`
      INSERT INTO person (kind, name, email, organization_id, created_at)
      VALUES (${each.endUser ? 'END_USER' : 'CONTACT'}, 'Somebody', ${`${uniqueName('p').replace(' ', '')}@model.test`},
        ${organizationIds[each.organization]}, ${instantOf(each.entered).toString()}::timestamptz) RETURNING id`);
    for (const role of each.roles) {
      await database.query(sql`INSERT INTO person_end_user_role VALUES (${id}, ${roleIds[role]})`);
    }
  }
  const productIds: Record<string, number> = {
    manual: await product({ kind: 'MANUAL' }),
    devices: await product({ kind: 'DEVICES' }),
    laptops: await product({ kind: 'LAPTOPS' }),
    endUsers: await product({ kind: 'END_USERS', roleIds: null }),
    withRoles: await product({ kind: 'END_USERS', roleIds: roleIds.slice(0, 2) }),
  };
  for (const [index, license] of model.licenses.entries()) {
    const licenseId = await storeLicense(database, license, { organizationIds, locationIds });
    productIds[`used ${index}`] = await product({ kind: 'LICENSE', licenseId, count: 'USED' });
    productIds[`purchased ${index}`] = await product({ kind: 'LICENSE', licenseId, count: 'PURCHASED' });
  }
  return { organizationIds, productIds };
}

/** How a product of a model counts. */
export type ProductOfModel =
  | { kind: 'MANUAL' | 'DEVICES' | 'LAPTOPS' }
  | { kind: 'END_USERS'; roleIds: number[] | null }
  | { kind: 'LICENSE'; licenseId: number; count: 'USED' | 'PURCHASED' };

async function storeLicense(
  database: Database,
  license: MeasuredModel['licenses'][number],
  { organizationIds, locationIds }: { organizationIds: number[]; locationIds: number[] },
): Promise<number> {
  const quantity = license.purchases.reduce((sum, each) => sum + each.quantity, 0);
  const usage = license.usage.at(-1)?.usage ?? license.usageBefore;
  return database.transaction(async () => {
    const { id } = await database.one<{ id: number }>(sql`
      INSERT INTO license (name, type, assignment_mode, scope_global, quantity, custom_usage, created_at)
      VALUES (${uniqueName('License')}, ${license.custom ? 'CUSTOM' : 'PER_DEVICE'}, ${license.custom ? null : 'MANUAL'},
        ${license.scope === null}, ${quantity}, ${license.custom ? usage : null}, ${instantOf(license.entered).toString()}::timestamptz)
      RETURNING id`);
    for (const each of license.scope ?? []) {
      await database.query(sql`INSERT INTO license_organization VALUES (${id}, ${organizationIds[each]})`);
    }
    for (const each of license.purchases) {
      await database.query(sql`
        INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)
        VALUES (${id}, 'PURCHASE', ${dayOf(each.day).toString()}, ${each.quantity})`);
    }
    for (const [index, each] of license.allocations.entries()) {
      if (each !== null) {
        await database.query(sql`INSERT INTO license_allocation VALUES (${id}, ${organizationIds[index]}, ${each})`);
      }
    }
    let before = license.usageBefore;
    for (const each of license.usage) {
      await database.query(sql`
        INSERT INTO license_usage_history (license_id, changed_at, old_quantity, new_quantity, old_usage, new_usage)
        VALUES (${id}, ${instantOf(each.hour).toString()}::timestamptz, 0, 0, ${before}, ${each.usage})`);
      before = each.usage;
    }
    for (const seat of license.seats) {
      const ended = seat.until === null ? null : dayOf(seat.until).toString();
      // A device of its own for each seat, out of use, so that it is counted nowhere else.
      await database.query(sql`
        WITH holder AS (
          INSERT INTO device (organization_id, location_id, name, device_class, status)
          VALUES (${organizationIds[seat.organization]}, ${locationIds[seat.organization]}, ${uniqueName('Holder')}, 'OTHER',
            'DECOMMISSIONED')
          RETURNING id)
        INSERT INTO assignment (license_id, device_id, organization_id, seats, origin, assigned_on, ended_on, ended_at)
        SELECT ${id}, id, ${organizationIds[seat.organization]}, ${seat.seats}, 'MANUAL', ${dayOf(seat.from).toString()}::date,
          ${ended}::date, ${ended}::timestamptz
        FROM holder`);
    }
    return id;
  });
}

async function inserted(database: Database, statements: ReturnType<typeof sql>[]): Promise<number[]> {
  const ids: number[] = [];
  for (const statement of statements) ids.push((await database.one<{ id: number }>(statement)).id);
  return ids;
}
