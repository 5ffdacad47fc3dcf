import { nextOfEach } from './organization-renewals.rules';

it('names of each license the first, in their order', () => {
  const of = (id: number, on: string) => ({ license: { id, name: `License ${id}` }, on });
  const monthly = [of(1, '2026-12-05'), of(1, '2027-01-05')] as const;
  const yearly = of(2, '2026-12-18');
  expect(nextOfEach([monthly[0], yearly, monthly[1]])).toEqual([monthly[0], yearly]);
  expect(nextOfEach([])).toEqual([]);
});
