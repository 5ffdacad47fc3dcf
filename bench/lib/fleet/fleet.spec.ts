import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Fleet } from './fleet.mjs';
import { licensesOf } from './licenses.mjs';

const size = { devices: 400, products: 500, organizations: 8, installationsPerDevice: 60, people: 50 };

function releasesOf(fleet: Fleet, id: number): number[] {
  const found = new Int32Array(4_096);
  return [...found.subarray(0, fleet.installationsOf(id, fleet.device(id).platform, found))];
}

function digestOf(fleet: Fleet): string {
  const hash = createHash('sha256');
  const { organizations, locations, products, titles, releases } = fleet;
  hash.update(JSON.stringify({ organizations, locations, products, titles, releases }));
  for (let id = 1; id <= fleet.size.devices; id++)
    hash.update(JSON.stringify([fleet.device(id), releasesOf(fleet, id)]));
  for (let id = 1; id <= fleet.size.people; id++) hash.update(JSON.stringify(fleet.person(id)));
  hash.update(JSON.stringify(licensesOf(fleet, { automatic: 30, manual: 30 })));
  return hash.digest('hex');
}

describe('a made-up fleet', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(digestOf(new Fleet(7, size))).toBe(digestOf(new Fleet(7, size)));
    expect(digestOf(new Fleet(8, size))).not.toBe(digestOf(new Fleet(7, size)));
  });

  it('has on a device what depends on nothing but the seed and the device', () => {
    const [small, large] = [new Fleet(7, size), new Fleet(7, { ...size, devices: 4_000 })];
    for (const id of [1, 17, 400]) {
      expect(large.device(id)).toEqual(small.device(id));
      expect(releasesOf(large, id)).toEqual(releasesOf(small, id));
    }
  });

  it('has as much on a device as was asked for, on average, in order and without repetition', () => {
    const fleet = new Fleet(7, size);
    let total = 0;
    for (let id = 1; id <= size.devices; id++) {
      const releases = releasesOf(fleet, id);
      expect(releases).toEqual([...new Set(releases)].sort((a, b) => a - b));
      total += releases.length;
    }
    expect(total / size.devices).toBeGreaterThan(size.installationsPerDevice * 0.9);
    expect(total / size.devices).toBeLessThan(size.installationsPerDevice * 1.1);
  });

  it('has products that nearly everybody has, and many that few have', () => {
    const fleet = new Fleet(7, { ...size, products: 20_000, installationsPerDevice: 200 });
    expect(fleet.popularityOf(1)).toBeGreaterThan(0.9);
    expect(fleet.popularityOf(20)).toBeGreaterThan(0.5);
    expect(fleet.popularityOf(20_000)).toBeLessThan(0.01);
  });

  it('tells versions of a title apart', () => {
    const { releases } = new Fleet(7, size);
    const identities = new Set(releases.map(({ titleId, version }) => `${titleId} ${version}`));
    expect(identities.size).toBe(releases.length);
  });
});
