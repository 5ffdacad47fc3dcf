import { expectedParts } from './overview.rules';

const everything = () => true;

it('keeps room for what somebody will see', () => {
  expect(expectedParts(everything, everything)).toEqual({ cards: 7, licenses: true, activity: true });
  expect(expectedParts(everything, (app) => app !== 'billing')).toMatchObject({ cards: 6 });
  expect(expectedParts(everything, (app) => app !== 'asset-management')).toEqual({
    cards: 3,
    licenses: false,
    activity: true,
  });
  expect(expectedParts((subject) => subject === 'Device', everything)).toEqual({
    cards: 1,
    licenses: false,
    activity: false,
  });
});
