import { describe, expect, it } from 'vitest';
import { wayToAll, wayToPage } from './software-devices.rules.js';

describe('wayToPage', () => {
  const common = { rows: 50, inIndexOrder: true, candidates: 100_000, matching: 60_000, installed: 60_000 };

  it('asks devices for the first page of a common product', () => {
    expect(wayToPage(common)).toBe('ASK');
  });

  it('goes through the installations of a rare product', () => {
    expect(wayToPage({ ...common, matching: 20, installed: 20 })).toBe('JOIN');
    expect(wayToPage({ ...common, matching: 20, installed: 20, inIndexOrder: false })).toBe('JOIN');
  });

  it('collects the devices of a common product for a deep page, and for an order that no index has', () => {
    expect(wayToPage({ ...common, rows: 30_000 })).toBe('COLLECT');
    expect(wayToPage({ ...common, inIndexOrder: false })).toBe('COLLECT');
  });

  it('asks the devices of a small organization, whatever the order', () => {
    const small = { ...common, candidates: 100, matching: 60, inIndexOrder: false };
    expect(wayToPage(small)).toBe('ASK');
    expect(wayToPage({ ...small, matching: 0 })).toBe('ASK');
  });

  it('goes through nothing where nobody has the product', () => {
    expect(wayToPage({ ...common, matching: 0, installed: 0 })).toBe('JOIN');
  });
});

describe('wayToAll', () => {
  it('collects what a large share of devices has, and goes through the installations of what few have', () => {
    expect(wayToAll({ candidates: 100_000, installed: 90_000 })).toBe('COLLECT');
    expect(wayToAll({ candidates: 100_000, installed: 20_000 })).toBe('COLLECT');
    expect(wayToAll({ candidates: 100_000, installed: 10_000 })).toBe('JOIN');
    expect(wayToAll({ candidates: 0, installed: 0 })).toBe('JOIN');
  });
});
