import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { type StoppedClock, stopClock } from '../../platform/testing/test-clock.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { aBillingProduct, activateBilling } from '../billing-products/billing-products.factory.js';
import { aManualLicense } from '../assignments/assignments.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { signedInWith } from '../people/people.factory.js';
import {
  anActiveAgreement,
  anAgreement,
  aTemplate,
  errorsOf,
  monthlyTerms,
  patchAgreement,
  pathOf,
} from './billing-agreements.factory.js';

let server: TestServer;
let clock: StoppedClock;
beforeAll(async () => {
  server = await startTestServer();
  clock = stopClock(server, '2026-04-20');
  await activateBilling(server);
});
afterAll(async () => {
  clock.release();
  await server.close();
});

const patch = (agreement: { id: number }, body: object) => patchAgreement(server, agreement, body);

describe('an agreement', () => {
  it('is created as a draft, read, changed and deleted', async () => {
    const organization = await anOrganization(server.database);
    const product = await aBillingProduct(server, { name: 'Helpdesk' });
    const agreement = await anAgreement(server, {
      organizationId: organization.id,
      name: 'Managed services',
      taxPercent: '19',
      products: [{ productId: product.id, price: '12.5', includedCount: 0 }],
    });
    expect(agreement).toMatchObject({
      version: 1,
      organization,
      name: 'Managed services',
      status: 'DRAFT',
      ...monthlyTerms,
      startOn: '2026-01-01',
      endOn: null,
      nextStartOn: '2026-01-01',
      nextBillOn: '2026-01-01',
      taxPercent: '19',
      prorateFirst: false,
      autoApprove: false,
      paymentTermDays: 30,
      periodsBilled: 0,
      failure: '',
      products: [
        { productId: product.id, name: 'Helpdesk', active: true, price: '12.5', includedCount: 0, exchangeRate: null },
      ],
    });
    expect((await server.as('get', pathOf(agreement)).expect(200)).body).toEqual(agreement);
    const changed = await patch(agreement, { taxPercent: '7.7', endOn: '2026-12-31' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(changed.body).toMatchObject({
      version: 2,
      taxPercent: '7.7',
      endOn: '2026-12-31',
      name: 'Managed services',
    });
    await patch(agreement, { name: 'Stale' }).set('If-Match', '"1"').expect(412);
    await server.as('delete', pathOf(agreement)).expect(204);
    await server.as('get', pathOf(agreement)).expect(404);
  });

  it('has a name of its own within its organization', async () => {
    const agreement = await anAgreement(server, { name: 'Twice' });
    const organizationId = agreement.organization.id;
    const body = { ...monthlyTerms, organizationId, name: 'TWICE', startOn: '2026-01-01' };
    const refused = await server.as('post', '/billing/agreements').send(body).expect(409);
    expect(refused.body.code).toBe('agreement.name-taken');
    await anAgreement(server, { name: 'Twice' });
  });

  it('is listed by organization, status, product and name', async () => {
    const product = await aBillingProduct(server);
    const active = await anActiveAgreement(server, { name: 'Findable', products: [{ productId: product.id }] });
    const draft = await anAgreement(server, { organizationId: active.organization.id });
    const ids = async (query: string) =>
      (await server.as('get', `/billing/agreements?sort=id&${query}`).expect(200)).body.items.map(
        (each: { id: number }) => each.id,
      );
    const ofOrganization = `organizationId=${active.organization.id}`;
    expect(await ids(ofOrganization)).toEqual([active.id, draft.id]);
    expect(await ids(`${ofOrganization}&status=ACTIVE`)).toEqual([active.id]);
    expect(await ids(`productId=${product.id}`)).toEqual([active.id]);
    expect(await ids(`${ofOrganization}&q=findab`)).toEqual([active.id]);
    expect(await ids(`${ofOrganization}&failed=true`)).toEqual([]);
    await server.as('get', '/billing/agreements?sort=nothing').expect(400);
  });

  it('is refused where it does not fit together', async () => {
    const send = async (fields: object) => {
      const organizationId = (await anOrganization(server.database)).id;
      const body = { ...monthlyTerms, name: 'Bad', organizationId, startOn: '2026-01-31', ...fields };
      const answer = await server.as('post', '/billing/agreements').send(body);
      return [answer.status, ...errorsOf(answer.body)];
    };
    expect(await send({ interval: 'WEEKLY', billDay: 8 })).toEqual([422, 'billDay bill-day.weekday']);
    expect(await send({ billDay: 32 })).toEqual([422, 'billDay max']);
    expect(await send({ currency: 'DOLLAR' })).toEqual([422, 'currency currency.unknown']);
    expect(await send({ taxPercent: '101' })).toEqual([422, 'taxPercent matches']);
    expect(await send({ endOn: '2026-01-30' })).toEqual([422, 'endOn date.before']);
    expect(await send({ nextBillOn: '2026-01-30' })).toEqual([422, 'nextBillOn date.before']);
    expect(await send({ products: [{ productId: 999_999 }] })).toEqual([422, 'products.0.productId reference.unknown']);
    expect(await send({ organizationId: 999_999 })).toEqual([422, 'organizationId reference.unknown']);
    expect(await send({ templateId: 999_999 })).toEqual([422, 'templateId reference.unknown']);
    expect(await send({ interval: undefined, currency: undefined })).toEqual([
      400,
      'interval isDefined',
      'currency isDefined',
    ]);
    expect(await send({ wrong: 1 })).toEqual([400, 'wrong unknown-field']);
  });

  it('begins with its start where its bill date is taken back in arrears', async () => {
    const draft = await anAgreement(server, { timing: 'ARREARS', startOn: '2026-01-20', nextBillOn: '2026-06-01' });
    expect(draft).toMatchObject({ nextStartOn: '2026-05-01' });
    const back = await patch(draft, { nextBillOn: '2026-02-01' }).expect(200);
    expect(back.body).toMatchObject({ nextStartOn: '2026-01-20', nextBillOn: '2026-02-01' });
    await patch(draft, { nextBillOn: '2026-06-01' }).expect(200);
    expect((await patch(draft, { nextBillOn: '2026-01-25' }).expect(200)).body).toMatchObject({
      nextStartOn: '2026-01-20',
    });
    await patch(draft, { nextBillOn: '2026-06-01' }).expect(200);
    const refused = await patch(draft, { nextBillOn: '2026-01-20' }).expect(422);
    expect(errorsOf(refused.body)).toEqual(['nextBillOn date.before']);
  });

  it('is not made of an archived organization, nor activated for one', async () => {
    const draft = await anAgreement(server);
    await server.as('post', `/organizations/${draft.organization.id}/archive`).expect(200);
    const refused = await server.as('post', `${pathOf(draft)}/activate`).expect(422);
    expect(errorsOf(refused.body)).toEqual(['organizationId place.archived']);
    const body = { ...monthlyTerms, name: 'New', organizationId: draft.organization.id, startOn: '2026-01-01' };
    await server.as('post', '/billing/agreements').send(body).expect(422);
  });
});

describe('the products of an agreement', () => {
  it('can be measured in its organization', async () => {
    const other = await anOrganization(server.database);
    const license = await aManualLicense(server, { scope: { global: false, organizationIds: [other.id] } });
    const quantitySource = { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'PURCHASED' };
    const product = await aBillingProduct(server, { quantitySource });
    const { id: organizationId, name } = await anOrganization(server.database);
    const body = { ...monthlyTerms, name: 'New', organizationId, startOn: '2026-01-01' };
    const refused = await server
      .as('post', '/billing/agreements')
      .send({ ...body, products: [{ productId: product.id }] })
      .expect(422);
    expect(errorsOf(refused.body)).toEqual(['products.0.productId product.not-measurable']);
    expect(refused.body.errors[0].message).toContain(name);
    await anAgreement(server, { organizationId: other.id, products: [{ productId: product.id }] });
  });

  it('need a rate where the license costs another currency, which is kept', async () => {
    const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'EUR' };
    const license = await aManualLicense(server, { cost });
    const product = await aBillingProduct(server, {
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
      costSource: { type: 'INHERIT_FROM_LICENSE' },
    });
    const organizationId = (await anOrganization(server.database)).id;
    const body = { ...monthlyTerms, name: 'Rated', organizationId, startOn: '2026-01-01' };
    const send = (fields: object) => server.as('post', '/billing/agreements').send({ ...body, ...fields });
    const refused = await send({ products: [{ productId: product.id }] }).expect(422);
    expect(errorsOf(refused.body)).toEqual(['products.0.exchangeRate exchange-rate.missing']);
    await send({ products: [{ productId: product.id, exchangeRate: '0' }] }).expect(422);
    const made = await send({ products: [{ productId: product.id, exchangeRate: '1.0834' }] }).expect(201);
    expect(made.body.products).toMatchObject([{ exchangeRate: '1.0834' }]);
    const euros = await patch(made.body, { currency: 'EUR' }).expect(200);
    expect(euros.body.products).toMatchObject([{ exchangeRate: null }]);
    const back = await patch(made.body, { currency: 'USD' }).expect(422);
    expect(errorsOf(back.body)).toEqual(['products.0.exchangeRate exchange-rate.missing']);
  });

  it('do not keep a rate that is of other currencies', async () => {
    const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'EUR' };
    const license = await aManualLicense(server, { cost });
    const { id: productId } = await aBillingProduct(server, {
      quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
      costSource: { type: 'INHERIT_FROM_LICENSE' },
    });
    const agreement = await anAgreement(server, { products: [{ productId, exchangeRate: '1.08' }] });
    const stale = ['products.0.exchangeRate exchange-rate.stale'];
    expect(errorsOf((await patch(agreement, { currency: 'JPY' }).expect(422)).body)).toEqual(stale);
    const pounds = { ...cost, currency: 'GBP' };
    await server.as('patch', license.path).send({ cost: pounds }).expect(200);
    // A form sends the list back as it was given.
    const products = [{ productId, price: '3', exchangeRate: '1.08' }];
    expect(errorsOf((await patch(agreement, { products }).expect(422)).body)).toEqual(stale);
    expect(errorsOf((await server.as('post', `${pathOf(agreement)}/activate`).expect(422)).body)).toEqual(stale);
    await patch(agreement, { products: [{ productId, exchangeRate: '1.3' }] }).expect(200);
    await patch(agreement, { currency: 'JPY', confirmRates: true }).expect(200);
  });

  it('tell nothing of what a license costs to whoever may not know', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'EUR' };
    const ofLicense = async (license: { id: number }, price: object) =>
      (
        await aBillingProduct(server, {
          quantitySource: { type: 'SOFTWARE_LICENSE', licenseId: license.id, count: 'USED' },
          costSource: { type: 'INHERIT_FROM_LICENSE' },
          price,
        })
      ).id;
    const scope = { global: false, organizationIds: [organizationId] };
    const paid = await ofLicense(await aManualLicense(server, { cost, scope }), { type: 'FIXED', amount: '9' });
    const free = await ofLicense(await aManualLicense(server, { scope }), { type: 'MARKUP', percent: '20' });
    const agreement = await anAgreement(server, { organizationId });
    const told = async (as: TestServer['as'], fields: object) => {
      const { body } = await as('patch', pathOf(agreement)).send(fields).expect(422);
      return `${errorsOf(body).join()}: ${body.detail} ${body.errors[0].message}`;
    };
    const full = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const areas = { BILLING_AGREEMENTS: full, BILLING_PRODUCTS: full };
    const without = await signedInWith(server, areas);
    const everywhere = await signedInWith(server, { ...areas, SOFTWARE_LICENSES: full });
    const missing = { products: [{ productId: paid }], currency: 'JPY' };
    expect(await told(everywhere, missing)).toMatch(/^products.0.exchangeRate exchange-rate.missing: .*EUR/);
    const neutral = await told(without, missing);
    expect(neutral).toMatch(/^products.0.exchangeRate exchange-rate.missing: /);
    expect(neutral).not.toContain('EUR');
    const costless = { products: [{ productId: free }] };
    expect(await told(everywhere, costless)).toMatch(/product.not-measurable: .*no cost/);
    expect(await told(without, costless)).not.toMatch(/cost/);
    await patch(agreement, { products: [{ productId: paid, exchangeRate: '1.08' }] }).expect(200);
    const stale = { products: [{ productId: paid, exchangeRate: '1.08' }], currency: 'JPY' };
    expect(await told(everywhere, stale)).toMatch(/exchange-rate.stale: .*EUR/);
    expect(await told(without, stale)).not.toMatch(/EUR/);
  });

  it('are those that the technician may see', async () => {
    const { id: organizationId } = await anOrganization(server.database);
    const full = { defaultLevel: 'FULL', organizationOverrides: [] } as const;
    const product = await aBillingProduct(server);
    const body = { ...monthlyTerms, organizationId, startOn: '2026-01-01', products: [{ productId: product.id }] };
    const without = await signedInWith(server, { BILLING_AGREEMENTS: full });
    const refused = await without('post', '/billing/agreements')
      .send({ ...body, name: 'A' })
      .expect(422);
    expect(errorsOf(refused.body)).toEqual(['products.0.productId reference.unknown']);
    const withThem = await signedInWith(server, { BILLING_AGREEMENTS: full, BILLING_PRODUCTS: full });
    const made = await withThem('post', '/billing/agreements')
      .send({ ...body, name: 'A' })
      .expect(201);
    // What is there already stays, whoever saves it.
    await without('patch', pathOf(made.body))
      .send({ products: [{ productId: product.id, price: '3' }] })
      .expect(200);
  });
});

describe('a template', () => {
  it('gives what is not given', async () => {
    const product = await aBillingProduct(server);
    const template = await aTemplate(server, {
      name: 'Gold',
      billDay: 15,
      taxPercent: '19',
      autoApprove: true,
      products: [{ productId: product.id, includedCount: 2 }],
    });
    const organizationId = (await anOrganization(server.database)).id;
    const body = { templateId: template.id, organizationId, startOn: '2026-03-01', taxPercent: '7' };
    const made = await server.as('post', '/billing/agreements').send(body).expect(201);
    expect(made.body).toMatchObject({
      name: 'Gold',
      billDay: 15,
      taxPercent: '7',
      autoApprove: true,
      products: [{ productId: product.id, includedCount: 2, price: null }],
    });
    await server.as('delete', `/billing/agreement-templates/${template.id}`).expect(204);
    await server.as('get', pathOf(made.body)).expect(200);
  });

  it('is created, listed, changed and deleted, with a name of its own', async () => {
    const template = await aTemplate(server, { name: 'Silver' });
    const one = `/billing/agreement-templates/${template.id}`;
    expect((await server.as('get', one).expect(200)).body).toEqual(template);
    const changed = await server.as('patch', one).send({ billDay: 31, description: 'For small ones' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Silver', billDay: 31, description: 'For small ones', version: 2 });
    const taken = { name: 'silver', ...monthlyTerms };
    const refused = await server.as('post', '/billing/agreement-templates').send(taken).expect(409);
    expect(refused.body.code).toBe('agreement-template.name-taken');
    const weekly = await server.as('patch', one).send({ interval: 'WEEKLY' }).expect(422);
    expect(errorsOf(weekly.body)).toEqual(['billDay bill-day.weekday']);
    const { items } = (await server.as('get', '/billing/agreement-templates?q=silv').expect(200)).body;
    expect(items.map((each: { id: number }) => each.id)).toEqual([template.id]);
    await server.as('delete', one).expect(204);
    await server.as('get', one).expect(404);
  });
});

it('belongs to its organization', async () => {
  const agreement = await anAgreement(server);
  const organizationOverrides = [{ organizationId: agreement.organization.id, level: 'NONE' as const }];
  const elsewhere = await signedInWith(server, { BILLING_AGREEMENTS: { defaultLevel: 'FULL', organizationOverrides } });
  await elsewhere('get', pathOf(agreement)).expect(404);
  await elsewhere('post', `${pathOf(agreement)}/activate`).expect(404);
  await elsewhere('get', `${pathOf(agreement)}/preview`).expect(404);
});

it('is held while two change it at once', async () => {
  const agreement = await anAgreement(server);
  const answers = await Promise.all(['A', 'B'].map((name) => patch(agreement, { name }).set('If-Match', '"1"')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  const { version } = await server.database.one<{ version: number }>(
    sql`SELECT version FROM billing_agreement WHERE id = ${agreement.id}`,
  );
  expect(version).toBe(2);
});

it('is there while billing is active', async () => {
  await server.as('post', '/apps/billing/deactivate').expect(200);
  for (const list of ['agreements', 'agreement-templates', 'invoices', 'numbering']) {
    expect((await server.as('get', `/billing/${list}`).expect(409)).body.code).toBe('app.inactive');
  }
  await activateBilling(server);
});
