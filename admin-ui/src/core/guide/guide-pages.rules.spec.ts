import { describe, expect, it } from 'vitest';

import { navigation } from '../../app-navigation';
import { guidePageOf } from './guide-pages.rules';

describe('the page of the guide for an address', () => {
  it.each([
    ['/licenses', 'licenses'],
    ['/licenses/7/devices?why=3', 'seats'],
    ['/licenses/7/overview', 'licenses'],
    ['/licenses/import/9', 'licenses#import-licenses'],
    ['/organizations/2/locations/5/enrollment', 'devices#let-an-agent-report'],
    ['/organizations/2/locations/5/overview', 'organizations'],
    ['/billing/products/all#x', 'billing'],
    ['/nothing/here', ''],
    ['/', ''],
  ])('%s: %s', (address, page) => {
    expect(guidePageOf(address)).toBe(page);
  });

  it('is there for every page of the navigation', () => {
    const paths = navigation.flatMap(({ entries }) => entries.map(({ path }) => path));
    expect(paths.filter((path) => guidePageOf(`/${path}`) === '')).toEqual([]);
  });
});
