import type { CreateBillingAgreementRequest } from '../billing-agreements/billing-agreements.dto.js';
import type { AgreementProductRequest, BillingTermsRequest } from '../billing-agreements/billing-terms.dto.js';
import type { CreateExportScheduleRequest } from '../billing-exports/export-schedules.dto.js';
import type { CreateBillingProductRequest } from '../billing-products/billing-product-request.dto.js';

/** What is counted of a product of the sample, by the names of what it refers to. */
export type SampleQuantity =
  | { type: 'MANUAL'; quantity: number }
  | { type: 'DEVICE_COUNT'; group?: string }
  | { type: 'END_USER_COUNT'; roles?: readonly string[] }
  | { type: 'SOFTWARE_LICENSE'; license: string; count: 'USED' | 'PURCHASED' };

/** A product of the sample. */
export interface SampleProduct extends Pick<
  CreateBillingProductRequest,
  'name' | 'description' | 'includedCount' | 'taxable' | 'active'
> {
  /** Code of its account; absent: the default one of its quantity source. */
  account?: string;
  quantity: SampleQuantity;
  /** Cost of one; absent: that of its license. */
  cost?: string;
  /** Price of one, or the percent that the cost is marked up by. */
  price: { amount: string } | { markup: string };
}

/** A product of an agreement or a template, by its name. */
export type SampleAgreedProduct = Omit<AgreementProductRequest, 'productId'> & { product: string };

/** A day of a month so many months ago; below 0, of one that is to come. */
interface SampleDay {
  monthsAgo: number;
  day: number;
}

/** An agreement of the sample. */
export interface SampleAgreement extends Pick<CreateBillingAgreementRequest, 'name'> {
  organization: string;
  template?: string;
  terms: Partial<BillingTermsRequest>;
  startOn: SampleDay;
  endOn?: SampleDay;
  /** It waits to be activated. */
  draft?: boolean;
  products: readonly SampleAgreedProduct[];
}

export const sampleAccounts = [
  { code: '4100', name: 'Managed services', description: 'Everything that is charged by device or by person' },
  { code: '4200', name: 'Software subscriptions', description: 'Licenses that are passed on to customers' },
  { code: '4300', name: 'Projects', description: 'Work that ends' },
];

/** Everything that the organizations of the sample are charged for. */
export const sampleProducts: readonly SampleProduct[] = [
  {
    name: 'Managed computer',
    description: 'Monitoring, updates and support of a computer',
    account: '4100',
    quantity: { type: 'DEVICE_COUNT' },
    cost: '9.40',
    price: { amount: '24.00' },
  },
  {
    name: 'Managed server',
    description: 'On top of a managed computer: backups and their restoring, tested each month',
    account: '4100',
    quantity: { type: 'DEVICE_COUNT', group: 'Windows servers' },
    cost: '31.00',
    price: { amount: '85.00' },
  },
  {
    name: 'Managed computer, per quarter',
    description: 'Monitoring, updates and support of a computer for three months',
    account: '4100',
    quantity: { type: 'DEVICE_COUNT' },
    cost: '28.20',
    price: { amount: '66.00' },
  },
  {
    name: 'Managed server, per quarter',
    description: 'Backups and their restoring for three months',
    account: '4100',
    quantity: { type: 'DEVICE_COUNT', group: 'Windows servers' },
    cost: '93.00',
    price: { amount: '240.00' },
  },
  {
    name: 'Service desk',
    description: 'For everybody who may call; the first five are included',
    account: '4100',
    quantity: { type: 'END_USER_COUNT' },
    cost: '5.20',
    price: { amount: '14.50' },
    includedCount: 5,
  },
  {
    name: 'Priority support',
    description: 'Within the hour, for those who lead',
    account: '4100',
    quantity: { type: 'END_USER_COUNT', roles: ['Management'] },
    cost: '8.00',
    price: { amount: '19.00' },
  },
  {
    name: 'Quarterly business review',
    description: '',
    quantity: { type: 'MANUAL', quantity: 1 },
    cost: '120.00',
    price: { amount: '350.00' },
  },
  {
    name: 'Project day',
    description: 'A technician on site',
    account: '4300',
    quantity: { type: 'MANUAL', quantity: 4 },
    cost: '410.00',
    price: { amount: '890.00' },
  },
  license('Microsoft 365 Apps', 'Microsoft 365 Apps for enterprise', 'USED', { markup: '18' }),
  license('Microsoft 365 Apps, reserved', 'Microsoft 365 Apps for enterprise', 'PURCHASED', { amount: '13.90' }),
  license('Endpoint protection', 'Sophos Endpoint', 'USED', { amount: '3.95' }),
  license('AutoCAD', 'AutoCAD', 'USED', { markup: '12.5' }),
  license('Revit', 'Revit', 'PURCHASED', { markup: '12.5' }),
  license('Figma Professional', 'Figma Professional', 'USED', { amount: '14.00' }),
  license('Dentrix', 'Dentrix G7', 'PURCHASED', { markup: '10' }),
  license('Dragon Legal', 'Dragon Legal', 'USED', { markup: '15' }),
  license('Docusign Business Pro', 'Docusign Business Pro', 'PURCHASED', { amount: '46.00' }),
  license('Visual Studio Professional', 'Visual Studio Professional 2022', 'USED', { markup: '20' }),
  license('Exam browser', 'Respondus LockDown Browser', 'USED', { markup: '5' }),
  {
    name: 'Extended support for Windows 10',
    description: 'No longer sold',
    quantity: { type: 'MANUAL', quantity: 10 },
    cost: '30.00',
    price: { markup: '25' },
    active: false,
  },
];

function license(
  name: string,
  named: string,
  count: 'USED' | 'PURCHASED',
  price: SampleProduct['price'],
): SampleProduct {
  return { name, account: '4200', quantity: { type: 'SOFTWARE_LICENSE', license: named, count }, price };
}

export const sampleTemplates: readonly {
  name: string;
  description: string;
  terms: BillingTermsRequest;
  products: readonly SampleAgreedProduct[];
}[] = [
  {
    name: 'Managed services, monthly',
    description: 'What most customers have: after each month, by what was there on its last day',
    terms: {
      ...{ interval: 'MONTHLY', billDay: 1, timing: 'ARREARS', currency: 'USD' },
      ...{ taxPercent: '8.25', prorateFirst: true, paymentTermDays: 14 },
    },
    products: [{ product: 'Managed computer' }, { product: 'Service desk' }],
  },
  {
    name: 'Managed services, quarterly',
    description: 'Before each quarter, a little cheaper',
    terms: { interval: 'QUARTERLY', billDay: 1, timing: 'ADVANCE', currency: 'EUR', taxPercent: '21' },
    products: [
      { product: 'Managed computer, per quarter' },
      { product: 'Managed server, per quarter' },
      { product: 'Quarterly business review' },
    ],
  },
];

/** A dollar in euro, and a euro in dollars, as was agreed. */
const [euroOfDollar, dollarOfEuro] = ['0.9215', '1.0852'];

export const sampleAgreements: readonly SampleAgreement[] = [
  {
    organization: 'Northwind Dental Group',
    name: 'Managed practices',
    template: 'Managed services, monthly',
    terms: {},
    startOn: { monthsAgo: 5, day: 1 },
    products: [
      { product: 'Managed computer' },
      { product: 'Managed server' },
      { product: 'Service desk' },
      { product: 'Priority support' },
      { product: 'Dentrix' },
      { product: 'Microsoft 365 Apps' },
      { product: 'Endpoint protection', exchangeRate: dollarOfEuro },
    ],
  },
  {
    organization: 'Halden Architects',
    name: 'Design studio',
    terms: {
      ...{ interval: 'MONTHLY', billDay: 15, timing: 'ARREARS', currency: 'EUR' },
      ...{ taxPercent: '25', prorateFirst: true },
    },
    startOn: { monthsAgo: 5, day: 1 },
    products: [
      { product: 'Managed computer', price: '21.50' },
      { product: 'AutoCAD', exchangeRate: euroOfDollar },
      { product: 'Revit', exchangeRate: euroOfDollar },
      { product: 'Figma Professional', exchangeRate: euroOfDollar },
      { product: 'Endpoint protection' },
    ],
  },
  {
    organization: 'Brightwater Logistics',
    name: 'Managed services',
    template: 'Managed services, quarterly',
    terms: {},
    startOn: { monthsAgo: 6, day: 1 },
    products: [
      { product: 'Managed computer, per quarter', price: '64.50' },
      { product: 'Managed server, per quarter' },
      { product: 'Microsoft 365 Apps, reserved', price: '39.00', exchangeRate: euroOfDollar },
      { product: 'Visual Studio Professional', exchangeRate: euroOfDollar },
      { product: 'Quarterly business review' },
    ],
  },
  {
    organization: 'Brightwater Logistics',
    name: 'Opening of Warehouse West',
    terms: { interval: 'MONTHLY', billDay: 1, timing: 'ARREARS', currency: 'EUR', taxPercent: '21' },
    startOn: { monthsAgo: 6, day: 1 },
    endOn: { monthsAgo: 4, day: 20 },
    products: [{ product: 'Project day' }],
  },
  {
    organization: 'Meridian Law LLP',
    name: 'Managed offices',
    template: 'Managed services, monthly',
    terms: { timing: 'ADVANCE', taxPercent: '6.25', autoApprove: true, paymentTermDays: 30 },
    startOn: { monthsAgo: 4, day: 1 },
    products: [
      { product: 'Managed computer', includedCount: 3 },
      { product: 'Service desk' },
      { product: 'Microsoft 365 Apps, reserved', includedCount: 5 },
      { product: 'Dragon Legal' },
      { product: 'Docusign Business Pro' },
    ],
  },
  {
    organization: 'Cedar Grove Schools',
    name: 'School year',
    terms: { interval: 'ANNUAL', billDay: 1, timing: 'ADVANCE', currency: 'USD', paymentTermDays: 60 },
    startOn: { monthsAgo: -1, day: 1 },
    draft: true,
    products: [{ product: 'Exam browser' }, { product: 'Project day', includedCount: 1 }],
  },
];

/** The agreement whose last invoice is given back: the project ended in the middle of its last month. */
export const sampleCreditedAgreement = 'Opening of Warehouse West';

/** Hands invoices to the bookkeeper once somebody wants that. */
export const sampleExportSchedule: CreateExportScheduleRequest = {
  name: 'To the bookkeeper, each month',
  format: 'QUICKBOOKS',
  interval: 'MONTHLY',
  day: 5,
  target: { type: 'EMAIL', recipients: ['books@service-desk.test'] },
  active: false,
};
