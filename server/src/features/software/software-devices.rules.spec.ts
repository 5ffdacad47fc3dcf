import { describe, expect, it } from 'vitest';
import { isReadByDevice } from './software-devices.rules.js';

describe('isReadByDevice', () => {
  const common = { rows: 50, inIndexOrder: true, candidates: 100_000, matching: 60_000, installed: 60_000 };

  it('goes through devices for the first page of a common product', () => {
    expect(isReadByDevice(common)).toBe(true);
  });

  it('goes through installations for a rare product, a deep page, and an order that no index has', () => {
    expect(isReadByDevice({ ...common, matching: 20, installed: 20 })).toBe(false);
    expect(isReadByDevice({ ...common, rows: 40_000 })).toBe(false);
    expect(isReadByDevice({ ...common, inIndexOrder: false })).toBe(false);
  });

  it('goes through the devices of a small organization, whatever the order', () => {
    const small = { ...common, candidates: 100, matching: 60, inIndexOrder: false };
    expect(isReadByDevice(small)).toBe(true);
    expect(isReadByDevice({ ...small, matching: 0 })).toBe(true);
  });

  it('goes through nothing where nobody has the product', () => {
    expect(isReadByDevice({ ...common, matching: 0, installed: 0 })).toBe(false);
  });
});
