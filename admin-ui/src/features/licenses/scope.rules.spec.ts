import {
  type Scope,
  isInScope,
  sameScope,
  scopeFilter,
  locationTicked,
  organizationTicked,
  scopeOf,
  scopeRequest,
  scopeText,
  toggleLocation,
  toggleOrganization,
} from './scope.rules';

const acme = { id: 7, name: 'Acme' };
const [office, plant, store] = [
  { id: 1, name: 'Office' },
  { id: 2, name: 'Plant' },
  { id: 3, name: 'Store' },
];
const all = [office, plant, store];
const empty: Scope = { global: false, organizations: [] };
const whole = toggleOrganization(empty, acme);

describe('the tree of a scope', () => {
  it('takes an organization in whole, and out again', () => {
    expect(organizationTicked(whole, acme.id)).toBe('all');
    expect(all.every(({ id }) => locationTicked(whole, acme.id, id))).toBe(true);
    expect(toggleOrganization(whole, acme)).toEqual(empty);
  });

  it('narrows a whole organization by the location that is taken out', () => {
    const narrowed = toggleLocation(whole, acme, plant, all);
    expect(organizationTicked(narrowed, acme.id)).toBe('some');
    expect(scopeRequest(narrowed)).toEqual({ global: false, organizationIds: [7], locationIds: [1, 3] });
  });

  it('never widens an organization by taking its last location out', () => {
    const one = toggleLocation(empty, acme, plant, all);
    expect(scopeRequest(one)).toEqual({ global: false, organizationIds: [7], locationIds: [2] });
    expect(toggleLocation(one, acme, plant, all)).toEqual(empty);
  });

  it('makes an organization whole when its last missing location comes in', () => {
    const most = toggleLocation(whole, acme, plant, all);
    expect(scopeRequest(toggleLocation(most, acme, plant, all))).toEqual({
      global: false,
      organizationIds: [7],
      locationIds: [],
    });
  });

  it('makes a partly chosen organization whole by its own box', () => {
    const one = toggleLocation(empty, acme, plant, all);
    expect(organizationTicked(toggleOrganization(one, acme), acme.id)).toBe('all');
  });

  it('keeps chosen organizations out of a global request', () => {
    expect(scopeRequest({ ...whole, global: true })).toEqual({ global: true });
  });
});

describe('scopeOf', () => {
  it('puts each location under its organization', () => {
    const saved = {
      complete: true,
      global: false,
      organizations: [acme, { id: 8, name: 'Birch' }],
      locations: [plant],
    };
    expect(scopeOf(saved, new Map([[2, 7]])).organizations).toEqual([
      { ...acme, locations: [plant] },
      { id: 8, name: 'Birch', locations: [] },
    ]);
  });
});

describe('scopeText', () => {
  it('says where in few words', () => {
    const seen = { complete: true };
    const birch = { id: 8, name: 'Birch' };
    expect(scopeText({ ...seen, global: true, organizations: [], locations: [] })).toBe('All organizations');
    expect(scopeText({ ...seen, global: false, organizations: [acme], locations: [] })).toBe('Acme');
    expect(scopeText({ ...seen, global: false, organizations: [acme], locations: [plant] })).toBe('Acme, Plant');
    expect(scopeText({ ...seen, global: false, organizations: [acme], locations: [plant, store] })).toBe(
      'Acme, 2 locations',
    );
    expect(scopeText({ ...seen, global: false, organizations: [acme, birch], locations: [] })).toBe('Acme and 1 more');
    const part = { global: false, complete: false, locations: [] };
    expect(scopeText({ ...part, organizations: [acme, birch] })).toBe('Acme, Birch and others');
  });
});

describe('what is in scope', () => {
  const narrowed = { ...acme, locations: [plant] };
  const birch = { id: 8, name: 'Birch', locations: [] };
  const scope = (...organizations: Scope['organizations']): Scope => ({ global: false, organizations });

  it('is listed by location only where every organization is narrowed, and people by their organization', () => {
    expect(scopeFilter(scope(narrowed), 'DEVICE')).toEqual({ locationId: [2] });
    expect(scopeFilter(scope(narrowed), 'PERSON')).toEqual({ organizationId: [7] });
    expect(scopeFilter(scope(narrowed, birch), 'LOCATION')).toEqual({ organizationId: [7, 8] });
    expect(scopeFilter(scope(), 'DEVICE')).toBeNull();
    expect(scopeFilter({ global: true, organizations: [birch] }, 'DEVICE')).toEqual({});
  });

  it('is told from what only stands in the same list', () => {
    const at = (organizationId: number | null, locationId: number | null) => ({ organizationId, locationId });
    const both = scope(narrowed, birch);
    expect(isInScope(both, 'DEVICE', at(7, 2))).toBe(true);
    expect(isInScope(both, 'DEVICE', at(7, 3))).toBe(false);
    expect(isInScope(both, 'LOCATION', at(8, 9))).toBe(true);
    expect(isInScope(both, 'PERSON', at(7, null))).toBe(true);
    expect(isInScope(both, 'PERSON', at(null, null))).toBe(false);
    expect(isInScope({ ...both, global: true }, 'PERSON', at(null, null))).toBe(true);
  });

  it('is the same in whatever order it is named', () => {
    const saved = {
      complete: true,
      global: false,
      organizations: [acme, { id: 8, name: 'Birch' }],
      locations: [plant],
    };
    expect(sameScope(saved, scope(birch, narrowed))).toBe(true);
    expect(sameScope(saved, scope(birch, { ...acme, locations: [] }))).toBe(false);
    expect(sameScope(saved, { ...scope(birch, narrowed), global: true })).toBe(false);
    expect(sameScope({ ...saved, global: true }, { global: true, organizations: [] })).toBe(true);
  });
});
