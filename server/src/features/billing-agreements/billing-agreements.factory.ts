import type { Test } from 'supertest';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aBillingProduct } from '../billing-products/billing-products.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import type { BillingTemplateResponse } from './billing-agreement-templates.dto.js';
import type { BillingAgreementResponse } from './billing-agreements.dto.js';

/** Terms that bill monthly on the 1st, in advance, in dollars. */
export const monthlyTerms = { interval: 'MONTHLY', billDay: 1, timing: 'ADVANCE', currency: 'USD' };

/**
 * Creates an agreement over the API as a draft, as the system administrator: from 2026-01-01, of an organization and with
 * a product of its own unless they are given. Billing is active.
 */
export async function anAgreement(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BillingAgreementResponse> {
  const organizationId = fields['organizationId'] ?? (await anOrganization(server.database)).id;
  const products = fields['products'] ?? [{ productId: (await aBillingProduct(server)).id }];
  const body = { name: uniqueName('Agreement'), ...monthlyTerms, startOn: '2026-01-01', ...fields };
  return (
    await server
      .as('post', '/billing/agreements')
      .send({ ...body, organizationId, products })
      .expect(201)
  ).body;
}

/** Like `anAgreement`, and active. */
export async function anActiveAgreement(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BillingAgreementResponse> {
  const { id } = await anAgreement(server, fields);
  return (await server.as('post', `/billing/agreements/${id}/activate`).expect(200)).body;
}

/** Creates a template over the API, as the system administrator. Billing is active. */
export async function aTemplate(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BillingTemplateResponse> {
  const body = { name: uniqueName('Template'), ...monthlyTerms, ...fields };
  return (await server.as('post', '/billing/agreement-templates').send(body).expect(201)).body;
}

/** Where an agreement is read and changed. */
export const pathOf = ({ id }: { id: number }): string => `/billing/agreements/${id}`;

/** Changes an agreement over the API, as the system administrator. */
export const patchAgreement = (server: TestServer, agreement: { id: number }, body: object): Test =>
  server.as('patch', pathOf(agreement)).send(body);

/** The errors of a problem, each as its field and its code. */
export const errorsOf = (body: { errors: { field: string; code: string }[] }): string[] =>
  body.errors.map(({ field, code }) => `${field} ${code}`);
