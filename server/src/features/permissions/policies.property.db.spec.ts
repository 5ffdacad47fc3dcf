import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import {
  actions,
  permissionAreas,
  permissionLevels,
  type Permissions,
} from '../../platform/authorization/permissions.js';
import type { Policy } from '../../platform/authorization/policy.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { type DatabaseUnderTest, openTestDatabase } from '../../platform/testing/open-test-database.js';
import { anInvoice } from '../billing-exports/billing-rows.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { anActor } from '../people/people.factory.js';

/** A row as rules see it in memory, beside its id in the database. */
type Facts = Record<string, unknown> & { id: number };

/** Where the rows of a subject are: SQL with an alias `x`, and what is known of each in memory. */
interface Rows {
  from: Sql;
  facts: Facts[];
}

const samplesOfPermissions = 60;

/** Of every area, so that areas disagree; levels by default, with exceptions that take away and that give. */
const level = fc.constantFrom(...permissionLevels);
const permissionsFor = (organizationIds: readonly number[]): fc.Arbitrary<Permissions> =>
  fc
    .tuple(
      ...permissionAreas.map(() =>
        fc.option(
          fc.record({
            defaultLevel: level,
            organizationOverrides: fc.uniqueArray(
              fc.record({ organizationId: fc.constantFrom(...organizationIds), level }),
              { selector: (each) => each.organizationId, maxLength: organizationIds.length },
            ),
          }),
          { nil: undefined, freq: 8 },
        ),
      ),
    )
    .map((granted) => ({
      systemAdministrator: false,
      areas: Object.fromEntries(
        permissionAreas.flatMap((area, index) => (granted[index] === undefined ? [] : [[area, granted[index]]])),
      ),
    }));

/** The policies of the product, whoever has them. */
async function everyPolicy(): Promise<Policy[]> {
  const features = new URL('..', import.meta.url).pathname;
  const files = globSync('*/*.policy.ts', { cwd: features }).sort();
  const modules = await Promise.all(
    files.map((file): Promise<Record<string, unknown>> => import(pathToFileURL(`${features}${file}`).href)),
  );
  return modules.flatMap((each) => Object.values(each).filter(isPolicy));
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && 'subject' in value && 'rules' in value && 'fields' in value;
}

let under: DatabaseUnderTest;
const organizationIds: number[] = [];
/** All, some, one, none. */
const sets: number[][] = [];
beforeAll(async () => {
  under = await openTestDatabase();
  for (let index = 0; index < 4; index++) organizationIds.push((await anOrganization(under.database)).id);
  const [a = 0, b = 0, c = 0] = organizationIds;
  sets.push([], [a], [b], [c], [a, b], [b, c], [a, b, c], organizationIds);
});
afterAll(() => under.close());

const literal = (rows: readonly (readonly [number, number | null])[], columns: Sql): Sql =>
  sql`(SELECT * FROM unnest(${rows.map(([id]) => id)}::bigint[], ${rows.map(([, value]) => value)}::bigint[])
    AS given (id, ${columns})) AS x`;

/** One row for each organization, and one that belongs to none. */
async function ofOrganizations(): Promise<Rows> {
  const facts = [null, ...organizationIds].map((organizationId, index) => ({ id: index + 1, organizationId }));
  return {
    from: literal(
      facts.map(({ id, organizationId }) => [id, organizationId]),
      sql`organization_id`,
    ),
    facts,
  };
}

async function ofLicenses(): Promise<Rows> {
  const facts: Facts[] = [];
  for (const [index, ids] of [...sets, null].entries()) {
    const name = `License ${Math.random()} ${index}`;
    const { id } = await under.database.one<{ id: number }>(sql`
      INSERT INTO license (name, type, scope_global) VALUES (${name}, 'CUSTOM', ${ids === null}) RETURNING id`);
    await under.database.query(sql`
      INSERT INTO license_organization (license_id, organization_id) SELECT ${id}::bigint, unnest(${ids ?? []}::bigint[])`);
    facts.push({ id, global: ids === null, organizationIds: ids ?? [] });
  }
  return { from: sql`license AS x`, facts };
}

async function ofNotifications(): Promise<Rows> {
  const facts: Facts[] = [];
  for (const [index, ids] of [...sets, null].entries()) {
    const { id } = await under.database.one<{ id: number }>(sql`
      INSERT INTO notification
        (key, kind, severity, title, text, path, facts, is_global, organization_ids, in_app, created_at)
      VALUES (${`told ${index}`}, 'EXPIRED', 'INFO', '', '', '/', '{}', ${ids === null}, ${ids ?? []}::bigint[], TRUE, now())
      RETURNING id`);
    facts.push({ id, global: ids === null, organizationIds: ids ?? [] });
  }
  return { from: sql`notification AS x`, facts };
}

async function ofPeople(): Promise<Rows> {
  const kinds = ['END_USER', 'CONTACT', 'TECHNICIAN'];
  const facts = kinds.flatMap((kind, at) =>
    [null, ...organizationIds].map((organizationId, index) => ({ id: at * 10 + index + 1, kind, organizationId })),
  );
  const from = sql`(SELECT * FROM unnest(${facts.map(({ id }) => id)}::bigint[], ${facts.map(({ kind }) => kind)}::text[],
    ${facts.map(({ organizationId }) => organizationId)}::bigint[]) AS given (id, kind, organization_id)) AS x`;
  return { from, facts };
}

async function ofLocations(): Promise<Rows> {
  const facts: Facts[] = [];
  const tokens: [number, number][] = [];
  for (const organizationId of organizationIds) {
    const { id } = await aLocation(under.database, { organizationId });
    facts.push({ id, organizationId });
    tokens.push([id, id]);
  }
  return { from: literal(tokens, sql`location_id`), facts };
}

async function ofEvents(): Promise<Rows> {
  const about = [
    ['License', 'license.updated', true],
    ['Alert', 'alert.acknowledged', true],
    ['Device', 'device.updated', false],
    ['TechnicianRole', 'technician-role.permissions-changed', true],
    ['Device', 'devices.exported', true],
  ] as const;
  const facts = about.flatMap(([type, action, several], at) =>
    [null, ...organizationIds].map((organizationId, index) => ({
      ...{ id: at * 10 + index + 1, type, action, organizationId },
      ofSeveral: several && organizationId === null,
    })),
  );
  const from = sql`(SELECT * FROM unnest(${facts.map(({ id }) => id)}::bigint[], ${facts.map(({ type }) => type)}::text[],
    ${facts.map(({ action }) => action)}::text[], ${facts.map(({ organizationId }) => organizationId)}::bigint[])
    AS given (id, subject_type, action, organization_id)) AS x`;
  return { from, facts };
}

/** Exports of invoices of all, some, or one of the organizations. */
async function ofBillingExports(): Promise<Rows> {
  const facts: Facts[] = [];
  for (const ids of sets.filter((each) => each.length > 0)) {
    const { id } = await under.database.one<{ id: number }>(
      sql`INSERT INTO billing_export (format, delivery_id) VALUES ('XERO', gen_random_uuid()) RETURNING id`,
    );
    for (const organizationId of ids) {
      const invoice = await anInvoice(under.database, { organizationId });
      await under.database.query(sql`INSERT INTO billing_export_invoice VALUES (${id}, ${invoice.id})`);
    }
    facts.push({ id, organizationIds: ids });
  }
  return { from: sql`billing_export AS x`, facts };
}

/** Exceptions for organizations do not count. */
async function ofNobody(): Promise<Rows> {
  return { from: literal([[1, null]], sql`organization_id`), facts: [{ id: 1 }] };
}

const rowsOf: Record<string, () => Promise<Rows>> = {
  Alert: ofLicenses,
  ApiClient: ofNobody,
  App: ofNobody,
  Assignment: ofOrganizations,
  AuditEvent: ofEvents,
  BillingAccount: ofNobody,
  BillingAgreement: ofOrganizations,
  BillingAgreementTemplate: ofNobody,
  BillingExport: ofBillingExports,
  BillingExportSchedule: ofNobody,
  BillingInvoice: ofOrganizations,
  BillingProduct: ofNobody,
  Dashboard: ofNobody,
  Device: ofOrganizations,
  DeviceGroup: ofNobody,
  EndUserRole: ofNobody,
  EnrollmentToken: ofLocations,
  Installation: ofOrganizations,
  IdentityProvider: ofNobody,
  License: ofLicenses,
  Notification: ofNotifications,
  NotificationChannel: ofNobody,
  NotificationDelivery: ofNobody,
  LicenseAllocation: ofOrganizations,
  LicenseKey: ofLicenses,
  Location: ofOrganizations,
  Onboarding: ofNobody,
  OrganizationAlert: ofOrganizations,
  Person: ofPeople,
  Publisher: ofNobody,
  SampleData: ofNobody,
  SavedView: ofNobody,
  Schedule: ofNobody,
  Setup: ofNobody,
  SharedView: ofNobody,
  SoftwareRule: ofNobody,
  TechnicianRole: ofNobody,
  Vendor: ofNobody,
};

/** Asked in SQL alone, by where software is installed: `software.visibility.db.spec.ts` and the matrix hold them. */
const apart = ['Product', 'Title'];

async function organizationRows(): Promise<Rows> {
  return { from: sql`organization AS x`, facts: organizationIds.map((id) => ({ id, organizationId: id })) };
}

it('selects in SQL exactly the rows that every policy of the product allows in memory', async () => {
  const policies = (await everyPolicy()).filter(({ subject }) => !apart.includes(subject));
  const samples = fc.sample(permissionsFor(organizationIds), { numRuns: samplesOfPermissions, seed: 11 });
  let cases = 0;
  for (const policy of policies) {
    const { subject } = policy;
    const make = subject === 'Organization' ? organizationRows : rowsOf[subject];
    expect(make, `There are no rows for ${subject}.`).toBeDefined();
    const { from, facts } = (await make?.()) ?? { from: sql``, facts: [] };
    const authorization = new Authorization();
    authorization.register(policy);
    for (const sample of samples) {
      const actor = anActor(sample.areas);
      for (const action of actions) {
        const ids = facts.map(({ id }) => id);
        const allowed = facts.filter((row) => authorization.allows(actor, action, subject, row)).map(({ id }) => id);
        const selected = await under.database.query<{ id: number }>(sql`
          SELECT x.id FROM ${from} WHERE x.id = ANY(${ids}::bigint[])
            AND (${authorization.visibleTo(actor, subject, 'x', action)}) ORDER BY x.id`);
        expect(
          selected.map(({ id }) => id),
          `${action} ${subject} ${JSON.stringify(sample.areas)}`,
        ).toEqual(allowed.toSorted((a, b) => a - b));
        cases += 1;
      }
    }
  }
  expect(cases).toBeGreaterThan(2_000);
}, 120_000);
