import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { activateBilling } from '../billing-products/billing-products.factory.js';
import { anActiveAgreement, aTemplate, monthlyTerms } from './billing-agreements.factory.js';

const path = ({ id }: { id: number }) => `/billing/agreements/${id}`;
const templatePath = ({ id }: { id: number }) => `/billing/agreement-templates/${id}`;

const anAgreementHere = {
  area: 'BILLING_AGREEMENTS',
  belonging: 'here',
  async row({ server, here }: MatrixStage) {
    await activateBilling(server);
    return anActiveAgreement(server, { organizationId: here.id });
  },
} as const;

const aTemplateOfAll = {
  area: 'BILLING_AGREEMENTS',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    await activateBilling(server);
    return aTemplate(server);
  },
} as const;

export const matrix = [
  ...entriesOn(anAgreementHere, {
    'billingAgreements.list': { needs: 'read', belonging: 'asker', lists: 'here', path: () => '/billing/agreements' },
    'billingAgreements.export': {
      needs: 'read',
      belonging: 'asker',
      lists: 'here',
      path: () => '/billing/agreements/export',
    },
    'billingAgreements.create': {
      needs: 'create',
      path: () => '/billing/agreements',
      body: ({ organization }) => ({
        ...monthlyTerms,
        name: uniqueName('Made'),
        organizationId: organization.id,
        startOn: '2026-01-01',
      }),
      exception: { unseen: 422, reason: 'It is the organization in the request that is unknown.' },
    },
    'billingAgreements.get': { needs: 'read', path },
    'billingAgreements.preview': { needs: 'read', path: (row) => `${path(row)}/preview` },
    'billingAgreements.update': { needs: 'update', path, body: () => ({ paymentTermDays: 14 }) },
    'billingAgreements.activate': { needs: 'update', path: (row) => `${path(row)}/activate` },
    'billingAgreements.end': { needs: 'update', path: (row) => `${path(row)}/end`, body: () => ({}) },
    'billingAgreements.delete': { needs: 'delete', path },
  }),
  ...entriesOn(aTemplateOfAll, {
    'billingAgreementTemplates.list': { needs: 'read', lists: 'nobody', path: () => '/billing/agreement-templates' },
    'billingAgreementTemplates.export': {
      needs: 'read',
      lists: 'nobody',
      path: () => '/billing/agreement-templates/export',
    },
    'billingAgreementTemplates.create': {
      needs: 'create',
      path: () => '/billing/agreement-templates',
      body: () => ({ ...monthlyTerms, name: uniqueName('Made') }),
    },
    'billingAgreementTemplates.get': { needs: 'read', path: templatePath },
    'billingAgreementTemplates.update': { needs: 'update', path: templatePath, body: () => ({ billDay: 2 }) },
    'billingAgreementTemplates.delete': { needs: 'delete', path: templatePath },
  }),
];
