import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { expectTrail, titleOf, type TrailCase } from './audit-trail.factory.js';
import { accessCases } from './audit-trail-access.factory.js';
import { accountCases } from './audit-trail-accounts.factory.js';
import { appCases } from './audit-trail-apps.factory.js';
import { billingInvoiceCases } from './audit-trail-billing-invoices.factory.js';
import { billingProductCases } from './audit-trail-billing-products.factory.js';
import { billingExportCases } from './audit-trail-billing-exports.factory.js';
import { notificationCases } from './audit-trail-notifications.factory.js';
import { onboardingCases } from './audit-trail-onboarding.factory.js';
import { identityProviderCases } from './audit-trail-providers.factory.js';
import { placeCases } from './audit-trail-places.factory.js';
import { alertCases } from './audit-trail-alerts.factory.js';
import { schedulingCases } from './audit-trail-scheduling.factory.js';
import { softwareCases } from './audit-trail-software.factory.js';

const cases: readonly TrailCase[] = [
  ...placeCases,
  ...softwareCases,
  ...alertCases,
  ...accessCases,
  ...accountCases,
  ...identityProviderCases,
  ...appCases,
  ...billingInvoiceCases,
  ...billingProductCases,
  ...billingExportCases,
  ...schedulingCases,
  ...onboardingCases,
  ...notificationCases,
];

/** Operations that are no case here, and why. */
const exceptions: Record<string, string> = {
  'deviceGroups.preview': 'Stores nothing.',
  'softwareRules.preview': 'Stores nothing.',
  'software.normalize': 'Stores nothing.',
  'auth.beginEnrolment': 'Changes nothing until it is confirmed.',
  'auth.forgottenPassword': 'Tells nobody whether there is such an account: the link is written down when it is made.',
  'identityProviders.test': 'Stores nothing.',
  'notificationChannels.test': 'Stores nothing.',
  'notifications.read': 'What somebody has read is nobody else’s to know.',
  'inventory.report': 'What inventories say is not what somebody does: a device shows when it was last seen.',
  'inventory.agent': 'Like inventory.report.',
};

/** Licenses, seats, the welcome and the sample, whose entries have specs of their own. */
const elsewhere = /^(licenses|license[A-Z]\w*|assignments|setup|sampleData)\./;

const description: { paths: Record<string, Record<string, { operationId: string }>> } = JSON.parse(
  readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
);
const changing = Object.values(description.paths).flatMap((methods) =>
  ['post', 'put', 'patch', 'delete'].flatMap((method) => methods[method]?.operationId ?? []),
);

let server: TestServer;
let administrator: object;
beforeAll(async () => {
  server = await startTestServer();
  const { id, name } = (await server.as('get', '/auth/me').expect(200)).body.actor;
  administrator = { kind: 'TECHNICIAN', id, name };
});
afterAll(() => server.close());

describe.each(cases.map((each) => ({ ...each, title: titleOf(each) })))('$title', (each) => {
  it('is written down', () => expectTrail(server, administrator, each));
});

describe('the operations of the API', () => {
  const known = new Set([...cases.map((each) => each.operation), ...Object.keys(exceptions)]);

  it.each(changing.filter((operation) => !elsewhere.test(operation)))('%s has a case, or a reason', (operation) => {
    expect(known).toContain(operation);
  });

  it.each([...known])('%s exists', (operation) => {
    expect(changing).toContain(operation);
  });
});

it('holds no secret, and is as it was written', async () => {
  const all = (await server.as('get', '/audit-events/export?format=json').expect(200)).text;
  expect(all).not.toMatch(/password"(?!:"•)|invitationUrl|clientSecret|inventoryUrl/);
  expect((await server.as('get', '/audit-events/verify').expect(200)).body).toMatchObject({ valid: true });
});
