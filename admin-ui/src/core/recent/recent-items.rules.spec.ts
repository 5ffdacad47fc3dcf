import { type RecentItem, readItems, thingAt, withItem } from './recent-items.rules';

describe('thingAt', () => {
  it.each([
    ['/licenses/12', 'LICENSE', '/licenses/12'],
    ['/licenses/12/assignments?asOf=2026-01-01', 'LICENSE', '/licenses/12'],
    ['/organizations/7', 'ORGANIZATION', '/organizations/7'],
    ['/organizations/7/locations', 'ORGANIZATION', '/organizations/7'],
    ['/organizations/7/locations/3/devices#top', 'LOCATION', '/organizations/7/locations/3'],
    ['/billing/invoices/4/lines', 'INVOICE', '/billing/invoices/4'],
  ])('knows what %s shows', (url, kind, path) => {
    expect(thingAt(url)).toEqual({ kind, path });
  });

  it.each(['/', '/licenses', '/licenses/import/3', '/licenses/12x', '/technician-roles/2', '/billing/invoices'])(
    'knows that %s shows none',
    (url) => {
      expect(thingAt(url)).toBeNull();
    },
  );
});

describe('what is remembered', () => {
  const item = (id: number, name = `Device ${id}`): RecentItem => ({ kind: 'DEVICE', path: `/devices/${id}`, name });

  it('begins with what was opened last, each once, by its present name', () => {
    const items = [1, 2, 1].reduce<readonly RecentItem[]>((all, id) => withItem(all, item(id)), []);
    expect(withItem(items, item(2, 'Renamed'))).toEqual([item(2, 'Renamed'), item(1)]);
  });

  it('does not grow for ever', () => {
    const items = Array.from({ length: 30 }, (_, id) => item(id)).reduce<readonly RecentItem[]>(withItem, []);
    expect(items.map(({ path }) => path)).toEqual([29, 28, 27, 26, 25, 24, 23, 22].map((id) => `/devices/${id}`));
  });

  it('leaves out what something else has kept', () => {
    expect(readItems([item(1), { kind: 'DEVICE', path: '/licenses/1', name: 'x' }, { path: '/x' }, null])).toEqual([
      item(1),
    ]);
    expect(readItems({})).toBeUndefined();
  });
});
