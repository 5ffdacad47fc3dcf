import { formatDate, formatInstant } from '../../core/format';
import { fieldLabels } from './audit-field-words';
import { changedFields, fieldWords, summaryOf } from './audit-event.rules';

/** What the server writes of things of every kind. */
const recorded = [
  'startOn endOn nextStartOn nextBillOn taxPercent includedCount costSource quantitySource taxable exchangeRate',
  'primaryUser osName osVersion manufacturer model serialNumber digest digestHour from smtpUrl target hour day',
  'matchedBy platform productName publisherName publisherPattern reviewed aliases field operator query table',
  'number lines subtotal approvedAt approvedBy expiresAt revokedAt archivedAt hint requiresOneTimeCode',
  'prorateFirst autoApprove paymentTermDays allowPrivateAddress hasSecret rolesClaim roleMappings createsTechnicians',
  'defaultTechnicianRole allowedEmailDomains requiredEmailDomains trustsEmail satisfiesOneTimeCode',
].flatMap((line) => line.split(' '));

describe('what an event tells', () => {
  it('has a label for every field that is written down', () => {
    expect(recorded.filter((field) => !Object.hasOwn(fieldLabels, field))).toEqual([]);
  });

  it('names the fields that differ, also inside of others', () => {
    expect(
      changedFields({
        before: { name: 'A', cost: { amount: '1', currency: 'USD' }, tags: [] },
        after: { name: 'B', cost: { amount: '2', currency: 'USD' }, tags: ['x', 'y'] },
      }),
    ).toEqual([
      { field: 'Name', before: 'A', after: 'B' },
      { field: 'Cost: amount', before: '1', after: '2' },
      { field: 'Tags', after: 'x, y' },
    ]);
  });

  it('tells of what was created by what there is now, and leaves out what is empty', () => {
    const after = { name: 'A', note: '', vendorId: null, active: false, publisher: { id: 3, name: 'Adobe' } };
    expect(changedFields({ before: null, after })).toEqual([
      { field: 'Name', after: 'A' },
      { field: 'Active', after: 'no' },
      { field: 'Publisher', after: 'Adobe' },
    ]);
  });

  it('tells of what is gone by what there was', () => {
    expect(changedFields({ before: { name: 'A' }, after: null })).toEqual([{ field: 'Name', before: 'A' }]);
  });

  it('tells of constants, days and instants as the rest of the panel does, and of no numbers of things', () => {
    const before = { id: 9, kind: 'END_USER', roles: [], expiresOn: null, archivedAt: null };
    const after = { ...before, kind: 'TECHNICIAN', expiresOn: '2026-11-04', archivedAt: '2026-11-16T10:00:00Z' };
    expect(changedFields({ before, after })).toEqual([
      { field: 'Kind', before: 'End user', after: 'Technician' },
      { field: 'Expires on', after: formatDate('2026-11-04') },
      { field: 'Archived at', after: formatInstant('2026-11-16T10:00:00Z') },
    ]);
    expect(summaryOf({ before: { status: 'NEVER_HEARD_OF' }, after: null })).toBe('Status Never heard of');
  });

  it('leaves names that people gave as they are', () => {
    expect(summaryOf({ before: null, after: { name: 'SHI', currency: 'USD' } })).toBe('Name SHI, Currency USD');
  });

  it('tells of permissions by area, and of the levels in organizations', () => {
    const after = {
      LICENSE_KEYS: { defaultLevel: 'NONE', organizations: [{ id: 1, name: 'Acme', level: 'FULL' }] },
    };
    expect(changedFields({ before: {}, after })).toEqual([
      { field: 'License keys: default level', after: 'None' },
      { field: 'License keys: organizations', after: 'Acme: Full' },
    ]);
  });

  it('tells of a list of things by what they are called, or by all that they are', () => {
    const after = { exclude: [{ kind: 'DEVICE', name: 'PC-1' }], allocations: [{ organization: 'Acme', quantity: 4 }] };
    expect(summaryOf({ before: null, after })).toBe('Exclude PC-1, Allocations organization Acme quantity 4');
  });

  it('tells what of a thing with a name became another', () => {
    const agreed = { productId: 4, name: 'Helpdesk', price: '3.00', includedCount: 0, exchangeRate: null };
    expect(
      changedFields({ before: { products: [agreed] }, after: { products: [{ ...agreed, price: '30.00' }] } }),
    ).toEqual([
      {
        field: 'Products',
        before: 'Helpdesk: price 3.00 included count 0',
        after: 'Helpdesk: price 30.00 included count 0',
      },
    ]);
    const alias = { origin: 'MANUAL', name: 'Acrobat Pro', publisher: 'Adobe' };
    expect(
      changedFields({ before: { aliases: [alias] }, after: { aliases: [{ ...alias, publisher: 'Adobe Inc.' }] } }),
    ).toHaveLength(1);
  });

  it('tells two things of one name apart by their numbers', () => {
    const product = { id: 7, name: 'Visio', publisher: 'Microsoft', kind: 'APPLICATION' };
    expect(
      changedFields({
        before: { primaryUser: { id: 4, name: 'Anna Schmidt' }, vendor: { id: 1 }, product },
        after: { primaryUser: { id: 9, name: 'Anna Schmidt' }, vendor: { id: 2 }, product: { ...product, id: 8 } },
      }),
    ).toEqual([
      { field: 'Primary user', before: 'Anna Schmidt (4)', after: 'Anna Schmidt (9)' },
      { field: 'Vendor', before: '1', after: '2' },
      {
        field: 'Product',
        before: 'Visio (7): publisher Microsoft kind Application',
        after: 'Visio (8): publisher Microsoft kind Application',
      },
    ]);
  });

  it.each([
    ['things', { id: 1, name: 'A' }, { id: 2, name: 'A' }],
    ['things that are only numbers', { id: 1 }, { id: 2 }],
    ['things inside of others', { organization: { id: 1, name: 'A' } }, { organization: { id: 2, name: 'A' } }],
    ['lists of things', [{ id: 1, name: 'A' }], [{ id: 2, name: 'A' }]],
    ['lists of things of other kinds', [{ kind: 'DEVICE', name: 'A' }], [{ kind: 'PERSON', name: 'A' }]],
    ['lists of products', [{ productId: 1, name: 'A' }], [{ productId: 2, name: 'A' }]],
    ['lists of lists', [['A', 'B']], [['A'], ['B']]],
    ['things deep in lists', [{ of: { id: 1, name: 'A' } }], [{ of: { id: 2, name: 'A' } }]],
    ['seconds', '2026-11-16T10:00:00.000Z', '2026-11-16T10:00:30.000Z'],
    ['kinds of values', '3', 3],
    ['words', true, 'yes'],
    ['a thing and its name', { id: 1, name: 'A' }, 'A'],
    ['nothing', null, ''],
    ['lists of nothing', [], ['']],
    ['objects of nothing', { a: null }, { a: '' }],
    ['an object and nothing', {}, null],
  ])('never comes out empty of a change: %s', (_, was, is) => {
    for (const [before, after] of [
      [{ field: was }, { field: is }],
      [{ field: is }, { field: was }],
    ]) {
      const [change, ...others] = changedFields({ before: before!, after: after! });
      expect(others).toEqual([]);
      expect(change?.before).not.toBe(change?.after);
      expect(summaryOf({ before: before!, after: after! })).not.toBe('');
    }
    expect(changedFields({ before: { field: was }, after: { field: was } })).toEqual([]);
  });

  it('is one line, however much there is', () => {
    expect(summaryOf({ before: { quantity: 3 }, after: { quantity: 5, note: 'Two more' } })).toBe(
      'Quantity 3 → 5, Note Two more',
    );
    expect(summaryOf({ before: null, after: null })).toBe('');
    expect(summaryOf({ before: null, after: { note: 'x'.repeat(500) } })).toHaveLength(160);
  });

  it.each([
    ['purchaseDate', 'Purchase date'],
    ['holderIds', 'Holder'],
    ['scope.organizationIds', 'Scope: organization'],
    ['term.expiresOn', 'Term: expires on'],
    ['isDefault', 'Default'],
    ['email', 'E-mail'],
    ['url', 'URL'],
    ['nextBillOn', 'Next invoice on'],
    ['osName', 'Operating system'],
    ['defaultTechnicianRoleId', 'Default role'],
    ['clientId', 'Client ID'],
    ['smtpUrl', 'Mail server'],
  ])('calls %s %s', (path, words) => {
    expect(fieldWords(path)).toBe(words);
  });
});
