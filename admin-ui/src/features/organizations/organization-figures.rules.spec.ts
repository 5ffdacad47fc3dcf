import { type OrganizationFacts, organizationFigures } from './organization-figures.rules';

const licenses = {
  licenses: 9,
  underLicensed: 2,
  expiring: 0,
  expiringBefore: '2027-02-22',
  expired: 1,
  yearlyCost: [
    { currency: 'EUR', amount: '1200.00', licenses: 4 },
    { currency: 'USD', amount: '80.00', licenses: 1 },
  ],
  unusedCost: [],
  mostUnused: [],
  missingSeats: 0,
};
const facts: OrganizationFacts = {
  organization: { id: 7, deviceCount: 1200, locationCount: 3 },
  seesDevices: true,
  people: 40,
  licenses,
  alerts: 0,
  unbilled: [
    { currency: 'EUR', seats: 5, monthlyCost: '50.00' },
    { currency: 'USD', seats: 2, monthlyCost: '8.00' },
  ],
};
const named = (figures: ReturnType<typeof organizationFigures>, label: string) =>
  figures.find((figure) => figure.label === label);

describe('organizationFigures', () => {
  it('leads from each count to the list of what it counts', () => {
    const figures = organizationFigures(facts);
    expect(named(figures, 'Active devices')).toEqual({
      label: 'Active devices',
      value: '1,200',
      link: ['/organizations', 7, 'devices'],
      query: { status: 'ACTIVE' },
    });
    expect(named(figures, 'Expiring in 90 days')).toMatchObject({
      value: '0',
      query: { status: ['ACTIVE', 'EXPIRING'], expiresBefore: '2027-02-22' },
    });
    expect(named(figures, 'Open alerts')).toMatchObject({
      link: ['/alerts'],
      query: { organizationId: 7, state: 'OPEN' },
    });
  });

  it('stresses what asks for something', () => {
    const figures = organizationFigures(facts);
    expect(named(figures, 'Under-licensed')?.tone).toBe('danger');
    expect(named(figures, 'Expiring in 90 days')?.tone).toBeUndefined();
    expect(named(figures, 'Open alerts')?.tone).toBeUndefined();
    expect(named(figures, 'Unbilled seats')).toMatchObject({ value: '7', tone: 'warning' });
  });

  it('adds no currencies up', () => {
    const figures = organizationFigures(facts);
    expect(named(figures, 'Cost in a year')).toMatchObject({ value: '€1,200.00', note: 'and $80.00' });
    expect(named(figures, 'Cost of unused seats')).toMatchObject({ value: '€0.00' });
    const free = organizationFigures({ ...facts, licenses: { ...licenses, yearlyCost: [] } });
    expect(named(free, 'Cost of unused seats')).toMatchObject({ value: '0' });
  });

  it('waits for what is not there yet, and leaves out what is not to be seen', () => {
    const waiting = organizationFigures({ ...facts, people: null, licenses: null, unbilled: null });
    expect(
      ['People', 'Licenses', 'Cost in a year', 'Unbilled seats'].map((label) => named(waiting, label)?.value),
    ).toEqual([null, null, null, null]);
    const hidden = { people: undefined, licenses: undefined, alerts: undefined, unbilled: undefined };
    const seen = organizationFigures({ ...facts, ...hidden, seesDevices: false });
    expect(seen.map(({ label }) => label)).toEqual(['Locations']);
  });
});
