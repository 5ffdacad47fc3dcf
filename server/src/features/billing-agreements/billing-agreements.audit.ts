import type { AuditedKind } from '../../platform/audit/audited.rules.js';
import type { BillingTemplateResponse } from './billing-agreement-templates.dto.js';
import type { BillingAgreementResponse } from './billing-agreements.dto.js';

const terms = [
  'interval',
  'billDay',
  'timing',
  'currency',
  'taxPercent',
  'prorateFirst',
  'autoApprove',
  'paymentTermDays',
] as const;

/** The name and the state of a product are its own. */
type Audited<Thing extends { products: object[] }> = Omit<Thing, 'products'> & { products: object[] };

export const auditedAgreement: AuditedKind<Audited<BillingAgreementResponse>> = {
  subjectType: 'BillingAgreement',
  noun: 'billing-agreement',
  shown: [
    'id',
    'name',
    'organization',
    'status',
    ...terms,
    'startOn',
    'endOn',
    'nextStartOn',
    'nextBillOn',
    'products',
  ],
  organizationOf: (agreement) => agreement.organization.id,
};

export const auditedTemplate: AuditedKind<Audited<BillingTemplateResponse>> = {
  subjectType: 'BillingAgreementTemplate',
  noun: 'billing-agreement-template',
  shown: ['id', 'name', 'description', ...terms, 'products'],
};

/** An agreement or a template as the log tells of it. */
export function recorded<Thing extends { products: { active: boolean }[] }>(thing: Thing): Audited<Thing> {
  const products = thing.products.map(({ active: _active, ...agreed }) => agreed);
  return { ...thing, products };
}
