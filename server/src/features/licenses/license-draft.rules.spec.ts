import { describe, expect, it } from 'vitest';
import type { AssignmentRule, LicenseScope } from '../reconciliation/license-rule.rules.js';
import { draftErrors, draftOfChange, draftOfNew, type LicenseDraft, referencesOf } from './license-draft.rules.js';
import type { AssignmentRuleRequest, CreateLicenseRequest, UpdateLicenseRequest } from './license-request.dto.js';
import type { License } from './licenses.entity.js';

const globally: LicenseScope = { global: true, organizationIds: [], locations: [] };
const automatic = { name: 'Editor', type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC' } as const;

const draft = (fields: Partial<CreateLicenseRequest> = {}): LicenseDraft => draftOfNew({ ...automatic, ...fields });
/** A saved license as the draft of a request leaves it. */
const saved = (fields: Partial<CreateLicenseRequest> = {}): License => ({
  ...draft(fields).columns,
  id: 1,
  version: 3,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  reconcileRequestedAt: null,
});
const changed = (license: License, request: UpdateLicenseRequest, scope = globally): LicenseDraft =>
  draftOfChange(license, scope, request);

const anyOf = (...productIds: number[]): AssignmentRuleRequest => ({
  products: { match: 'ANY', items: productIds.map((productId) => ({ productId })) },
});
const cost = { mode: 'TOTAL', amount: '10.00', currency: 'EUR' } as const;
const term = {
  expiresOn: '2027-01-15',
  autoRenew: true,
  renewalUnit: 'YEAR',
  renewalCount: 1,
  noticeDays: [7, 90, 30],
} as const;
const written = { ...term, noticeDays: [90, 30, 7] };

describe('the draft of a new license', () => {
  it('is plain where the request says nothing', () => {
    expect(draftOfNew({ name: 'Plain', type: 'CUSTOM' })).toEqual({
      columns: {
        name: 'Plain',
        description: '',
        note: '',
        tags: [],
        publisherId: null,
        vendorId: null,
        type: 'CUSTOM',
        assignmentMode: null,
        scopeGlobal: true,
        quantity: 0,
        customUsage: 0,
        enforceQuantity: false,
        purchaseDate: null,
        costMode: null,
        costAmount: null,
        costCurrency: null,
        expiresOn: null,
        autoRenew: false,
        renewalUnit: null,
        renewalCount: null,
        renewalDay: null,
        noticeDays: [],
        assignmentRule: {},
        notifications: { email: [], webhookIds: [], inApp: true, nearlyFullPercent: null },
      },
      organizationIds: [],
      locationIds: [],
    });
  });

  it('has what the request says', () => {
    const { columns, organizationIds, locationIds } = draft({
      quantity: 5,
      publisherId: 4,
      vendorId: 2,
      purchaseDate: '2026-01-15',
      scope: { global: false, organizationIds: [7, 7, 8], locationIds: [9, 9] },
      cost,
      term: { ...term, noticeDays: [...term.noticeDays] },
      assignmentRule: anyOf(12),
    });
    expect(columns).toMatchObject({
      quantity: 5,
      publisherId: 4,
      vendorId: 2,
      purchaseDate: '2026-01-15',
      scopeGlobal: false,
      customUsage: null,
      costMode: 'TOTAL',
      costAmount: '10.00',
      costCurrency: 'EUR',
      ...written,
      assignmentRule: { products: { match: 'ANY', items: [{ productId: 12, versionRange: null }] } },
    });
    expect([organizationIds, locationIds]).toEqual([[7, 8], [9]]);
  });

  it('does not take on what no request may write', () => {
    const request: object = { ...automatic, id: 7, version: 9, costAmount: '1', reconcileRequestedAt: new Date(0) };
    const { columns } = draftOfNew(request as CreateLicenseRequest);
    expect(Object.keys(columns)).not.toEqual(expect.arrayContaining(['id']));
    expect(columns).not.toHaveProperty('version');
    expect(columns).not.toHaveProperty('reconcileRequestedAt');
  });
});

describe('the draft of a change', () => {
  it('keeps everything that is not given, and nothing that is not written', () => {
    const license = saved({ quantity: 5, cost, term: { ...term, noticeDays: [7] }, assignmentRule: anyOf(12) });
    const scope = { global: true, organizationIds: [7], locations: [{ id: 9, organizationId: 7 }] };
    const { columns, organizationIds, locationIds } = changed(license, { description: undefined, note: 'x' }, scope);
    const { id: _id, version: _version, createdAt: _c, updatedAt: _u, reconcileRequestedAt: _r, ...rest } = license;
    expect(columns).toEqual({ ...rest, note: 'x' });
    expect([organizationIds, locationIds]).toEqual([[7], [9]]);
  });

  it.each<[UpdateLicenseRequest, object]>([
    [{ cost: { mode: 'PER_LICENSE', amount: '3', currency: 'USD' } }, { costMode: 'PER_LICENSE', costCurrency: 'USD' }],
    [{ cost: null }, { costMode: null, costAmount: null, costCurrency: null }],
    [{}, { costMode: 'TOTAL', costAmount: '10.00', costCurrency: 'EUR', ...written }],
    [
      { term: { expiresOn: '2028-01-15' } },
      { expiresOn: '2028-01-15', autoRenew: false, renewalUnit: null, renewalCount: null, noticeDays: [] },
    ],
    [{ term: null }, { expiresOn: null, autoRenew: false, renewalUnit: null, renewalCount: null, noticeDays: [] }],
    [{ publisherId: null }, { publisherId: null, vendorId: 2 }],
    [{ purchaseDate: null }, { purchaseDate: null }],
  ])('%j replaces the group of fields that it gives: %j', (request, expected) => {
    const license = saved({
      publisherId: 4,
      vendorId: 2,
      purchaseDate: '2026-01-15',
      cost,
      term: { ...term, noticeDays: [...term.noticeDays] },
    });
    expect(changed(license, request).columns).toMatchObject(expected);
  });

  it('keeps the day that renewals come back to until another expiration is chosen', () => {
    const license = { ...saved({ term: { ...term, expiresOn: '2027-02-28', noticeDays: [] } }), renewalDay: 31 };
    expect(changed(license, { note: 'x' }).columns.renewalDay).toBe(31);
    const same = { ...term, expiresOn: '2027-02-28', noticeDays: [30] };
    expect(changed(license, { term: same }).columns.renewalDay).toBe(31);
    expect(changed(license, { term: { ...same, expiresOn: '2027-02-27' } }).columns.renewalDay).toBeNull();
    expect(changed(license, { term: null }).columns.renewalDay).toBeNull();
  });

  it('replaces the scope as a whole', () => {
    const scope = { global: false, organizationIds: [7], locations: [{ id: 9, organizationId: 7 }] };
    const license = saved({ scope: { global: false, organizationIds: [7], locationIds: [9] } });
    const scopeOf = ({ columns, organizationIds, locationIds }: LicenseDraft) => [
      columns.scopeGlobal,
      organizationIds,
      locationIds,
    ];
    expect(scopeOf(changed(license, {}, scope))).toEqual([false, [7], [9]]);
    expect(scopeOf(changed(license, { scope: { global: true } }, scope))).toEqual([true, [], []]);
    expect(scopeOf(changed(license, { scope: { global: false, organizationIds: [8] } }, scope))).toEqual([
      false,
      [8],
      [],
    ]);
  });

  const custom = () => saved({ type: 'CUSTOM', assignmentMode: null, usage: 4 });
  const manual = () => saved({ assignmentMode: 'MANUAL' });
  it.each<[string, () => License, UpdateLicenseRequest, object]>([
    ['keeps the usage that was set', custom, {}, { customUsage: 4 }],
    ['sets the usage', custom, { usage: 9 }, { customUsage: 9 }],
    ['drops the usage with the type', custom, { type: 'PER_DEVICE', assignmentMode: 'MANUAL' }, { customUsage: null }],
    ['keeps a usage that does not belong to it, to be refused', manual, { usage: 9 }, { customUsage: 9 }],
    ['drops the mode with the type', manual, { type: 'CUSTOM' }, { assignmentMode: null, customUsage: 0 }],
    [
      'keeps a mode that is asked for, to be refused',
      manual,
      { type: 'CUSTOM', assignmentMode: 'MANUAL' },
      { assignmentMode: 'MANUAL' },
    ],
    ['keeps the lack of a mode, to be refused', custom, { type: 'PER_DEVICE' }, { assignmentMode: null }],
  ])('%s', (_, license, request, expected) => {
    expect(changed(license(), request).columns).toMatchObject(expected);
  });

  it('keeps, replaces and forgets the rule with the mode', () => {
    const license = saved({ assignmentRule: anyOf(12) });
    const ruleAfter = (request: UpdateLicenseRequest) => changed(license, request).columns.assignmentRule;
    expect(ruleAfter({ note: 'x' })).toEqual(license.assignmentRule);
    expect(ruleAfter({ assignmentRule: anyOf(13) }).products?.items).toEqual([{ productId: 13, versionRange: null }]);
    expect(ruleAfter({ assignmentRule: null })).toEqual({});
    expect(ruleAfter({ assignmentMode: 'MANUAL' })).toEqual({});
    expect(ruleAfter({ type: 'CUSTOM' })).toEqual({});
    expect(ruleAfter({ assignmentMode: 'MANUAL', assignmentRule: anyOf(13) })).toEqual({});
  });
});

describe('the rule of a request', () => {
  const stored: [AssignmentRuleRequest, AssignmentRule][] = [
    [{}, {}],
    [{ products: { match: 'ALL', items: [] }, deviceGroups: { match: 'ANY', ids: [] }, software: [] }, {}],
    [
      {
        products: {
          match: 'ALL',
          items: [
            { productId: 1, versionRange: '' },
            { productId: 2, versionRange: null },
          ],
        },
      },
      {
        products: {
          match: 'ALL',
          items: [
            { productId: 1, versionRange: null },
            { productId: 2, versionRange: null },
          ],
        },
      },
    ],
    [
      { products: { match: 'ANY', items: [{ productId: 1, versionRange: '>=2019' }] } },
      { products: { match: 'ANY', items: [{ productId: 1, versionRange: '>=2019' }] } },
    ],
    [{ deviceGroups: { match: 'ALL', ids: [3, 4, 3] } }, { deviceGroups: { match: 'ALL', ids: [3, 4] } }],
    [
      {
        software: [
          { condition: 'CONTAINS_ANY', productIds: [5, 5] },
          { condition: 'NOT_CONTAINS_ALL', titleIds: [6, 6] },
        ],
      },
      {
        software: [
          { condition: 'CONTAINS_ANY', productIds: [5], titleIds: [] },
          { condition: 'NOT_CONTAINS_ALL', productIds: [], titleIds: [6] },
        ],
      },
    ],
  ];
  it.each(stored)('%j is kept as %j', (assignmentRule, rule) => {
    expect(draft({ assignmentRule }).columns.assignmentRule).toEqual(rule);
  });
});

describe('errors of a draft', () => {
  const told = (fields: Partial<CreateLicenseRequest>) =>
    draftErrors(draft(fields)).map(({ field, code }) => [field, code]);

  it.each<[Partial<CreateLicenseRequest>, string, string]>([
    [{ assignmentMode: null }, 'assignmentMode', 'license.mode-missing'],
    [{ usage: 0 }, 'usage', 'license.not-custom'],
    [{ scope: { global: false } }, 'scope.organizationIds', 'scope.empty'],
    [{ scope: { global: true, organizationIds: [7] } }, 'scope.global', 'scope.both'],
    [{ cost: { ...cost, currency: 'ZZZ' } }, 'cost.currency', 'currency.unknown'],
    [{ cost: { ...cost, amount: '1.999' } }, 'cost.amount', 'money.digits'],
    [{ term: { expiresOn: '2027-01-15', autoRenew: true } }, 'term.renewalUnit', 'term.renewal-missing'],
    [
      {
        assignmentRule: { products: { match: 'ANY', items: [{ productId: 1 }, { productId: 2, versionRange: '=>' }] } },
      },
      'assignmentRule.products.items.1.versionRange',
      'version-range.malformed',
    ],
    [
      { assignmentRule: { software: [{ condition: 'CONTAINS_ANY', titleIds: [1] }, { condition: 'CONTAINS_ALL' }] } },
      'assignmentRule.software.1.productIds',
      'software.empty',
    ],
  ])('%j: %s, %s', (fields, field, code) => {
    expect(told(fields)).toEqual([[field, code]]);
  });

  it('are none where everything fits, nor where a cost is not whole', () => {
    const assignmentRule: AssignmentRuleRequest = {
      products: { match: 'ANY', items: [{ productId: 1, versionRange: '>=2019 <2022 || 2024.1' }] },
      software: [{ condition: 'CONTAINS_ANY', productIds: [1] }],
    };
    expect(told({ assignmentRule, cost })).toEqual([]);
    const { columns, ...scope } = draft();
    expect(draftErrors({ columns: { ...columns, costMode: 'TOTAL', costAmount: '1.999' }, ...scope })).toEqual([]);
  });
});

describe('what a draft names', () => {
  it('is nothing in a plain one', () => {
    expect(referencesOf(draft())).toEqual({
      publisherIds: [],
      vendorIds: [],
      organizationIds: [],
      locationIds: [],
      productIds: [],
      titleIds: [],
      deviceGroupIds: [],
      endUserRoleIds: [],
      technicianRoleIds: [],
      channelIds: [],
    });
  });

  it('is everything that has to exist', () => {
    const assignmentRule: AssignmentRuleRequest = {
      ...anyOf(1, 2),
      deviceGroups: { match: 'ANY', ids: [3] },
      software: [
        { condition: 'CONTAINS_ANY', productIds: [4], titleIds: [5] },
        { condition: 'CONTAINS_ALL', productIds: [6], titleIds: [7] },
      ],
    };
    const scope = { global: false, organizationIds: [8], locationIds: [9] };
    expect(referencesOf(draft({ publisherId: 10, vendorId: 11, scope, assignmentRule }))).toEqual({
      publisherIds: [10],
      vendorIds: [11],
      organizationIds: [8],
      locationIds: [9],
      productIds: [1, 2, 4, 6],
      titleIds: [5, 7],
      deviceGroupIds: [3],
      endUserRoleIds: [],
      technicianRoleIds: [],
      channelIds: [],
    });
    const roles: AssignmentRuleRequest = {
      endUsers: { match: 'ALL', roleIds: [1, 2, 2] },
      technicians: { match: 'ALL', roleIds: [3] },
    };
    const perUser = draft({ type: 'PER_USER', assignmentRule: roles });
    expect(referencesOf(perUser)).toMatchObject({ endUserRoleIds: [1, 2], technicianRoleIds: [3] });
    expect(perUser.columns.assignmentRule.technicians).toEqual({ match: 'ANY', roleIds: [3] });
    expect(draft({ type: 'PER_SITE', assignmentRule: roles }).columns.assignmentRule).toEqual({});
    expect(draft({ type: 'PER_USER', assignmentRule }).columns.assignmentRule).toEqual({});
  });
});
