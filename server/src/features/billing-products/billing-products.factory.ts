import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { BillingAccountResponse } from './billing-accounts.dto.js';
import type { BillingProductResponse } from './billing-products.dto.js';

/** Begins to use billing. Repeating it changes nothing. */
export async function activateBilling(server: TestServer): Promise<void> {
  await server.as('post', '/apps/billing/activate').expect(200);
}

/** The body of a request that creates a product: 5 of something at 9.90, unless said otherwise. */
export function aProductRequest(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: uniqueName('Product'),
    quantitySource: { type: 'MANUAL', quantity: 5 },
    costSource: { type: 'FIXED', amount: '4.50' },
    price: { type: 'FIXED', amount: '9.90' },
    ...fields,
  };
}

/** Creates a product over the API, as the system administrator. Billing is active. */
export async function aBillingProduct(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BillingProductResponse> {
  return (await server.as('post', '/billing/products').send(aProductRequest(fields)).expect(201)).body;
}

/** Creates an account over the API, as the system administrator. Billing is active. */
export async function aBillingAccount(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BillingAccountResponse> {
  const name = uniqueName('Account');
  return (
    await server
      .as('post', '/billing/accounts')
      .send({ code: name, name, ...fields })
      .expect(201)
  ).body;
}

/** What decides how a product in the database of a test counts; by hand unless said otherwise. */
export interface ProductColumns {
  name?: string;
  quantitySource?: 'MANUAL' | 'DEVICE_COUNT' | 'END_USER_COUNT' | 'SOFTWARE_LICENSE';
  manualQuantity?: number;
  deviceGroupId?: number | null;
  roleIds?: readonly number[];
  licenseId?: number;
  licenseCount?: 'USED' | 'PURCHASED';
  inheritsCost?: boolean;
  markupPercent?: string;
}

/** Puts a product into the database of a test. */
export async function aProductRow(database: Database, fields: ProductColumns = {}): Promise<number> {
  const { quantitySource = 'MANUAL', name = uniqueName('Product'), inheritsCost = false, markupPercent } = fields;
  const manual = quantitySource === 'MANUAL' ? (fields.manualQuantity ?? 5) : null;
  const count = quantitySource === 'SOFTWARE_LICENSE' ? (fields.licenseCount ?? 'USED') : null;
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_product (name, account_id, quantity_source, manual_quantity, counts_group, device_group_id,
      counts_roles, license_id, license_count, cost_source, cost_amount, price_type, price_amount, markup_percent)
    SELECT ${name}, a.id, ${quantitySource}, ${manual}::int, ${fields.deviceGroupId !== undefined}::boolean,
      ${fields.deviceGroupId ?? null}::bigint, ${fields.roleIds !== undefined}::boolean, ${fields.licenseId ?? null}::bigint,
      ${count}::text, ${inheritsCost ? 'INHERIT_FROM_LICENSE' : 'FIXED'}, ${inheritsCost ? null : '4.50'}::numeric,
      ${markupPercent === undefined ? 'FIXED' : 'MARKUP'}, ${markupPercent === undefined ? '9.90' : null}::numeric,
      ${markupPercent ?? null}::numeric
    FROM billing_account a WHERE a.default_of = ${quantitySource}
    RETURNING id`);
  await database.query(sql`
    INSERT INTO billing_product_role (billing_product_id, end_user_role_id)
    SELECT ${id}::bigint, role_id FROM unnest(${[...(fields.roleIds ?? [])]}::bigint[]) AS role_id`);
  return id;
}

/** Puts products on a new agreement of an organization. */
export async function anAgreementRow(
  database: Database,
  organizationId: number,
  productIds: readonly number[],
): Promise<void> {
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_agreement
      (organization_id, name, "interval", bill_day, timing, currency, start_on, next_start_on, next_bill_on)
    VALUES (${organizationId}, ${uniqueName('Agreement')}, 'MONTHLY', 1, 'ADVANCE', 'USD', '2026-01-01', '2026-01-01',
      '2026-01-01')
    RETURNING id`);
  await database.query(sql`
    INSERT INTO billing_agreement_product (billing_agreement_id, billing_product_id, position)
    SELECT ${id}::bigint, product_id, place FROM unnest(${[...productIds]}::bigint[]) WITH ORDINALITY AS given (product_id, place)`);
}

/** Puts a product on a new template. */
export async function aTemplateRow(database: Database, productId: number): Promise<void> {
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO billing_agreement_template (name, "interval", bill_day, timing, currency)
    VALUES (${uniqueName('Template')}, 'MONTHLY', 1, 'ADVANCE', 'USD') RETURNING id`);
  await database.query(sql`
    INSERT INTO billing_template_product (billing_agreement_template_id, billing_product_id, position)
    VALUES (${id}, ${productId}, 1)`);
}
