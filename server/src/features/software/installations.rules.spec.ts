import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  effectsOf,
  identityOf,
  type PresentInstallation,
  type ReportedInstallation,
  wantedInstallations,
} from './installations.rules.js';

function reported(name: string, fields: Partial<ReportedInstallation> = {}): ReportedInstallation {
  const nothing = { publisher: null, version: null, installedOn: null, lastUsedOn: null };
  return { name, ...nothing, source: null, systemCategory: null, ...fields };
}

function present(
  releaseId: number,
  name: string,
  fields: Partial<PresentInstallation & { publisher: string; version: string }> = {},
): PresentInstallation {
  const { publisher = '', version = '', ...dates } = fields;
  const identity = identityOf('WINDOWS', { name, publisher, version });
  return { releaseId, titleId: releaseId, identity, installedOn: null, lastUsedOn: null, ...dates };
}

function wantedOf(...installations: ReportedInstallation[]) {
  return wantedInstallations('WINDOWS', installations);
}

describe('wantedInstallations', () => {
  it('keeps one title in one version once, with its first installation and its last use', () => {
    const wanted = [
      ...wantedOf(
        reported('Firefox', { version: '128', installedOn: '2026-02-02', lastUsedOn: '2026-03-01' }),
        reported('Firefox', { version: '128', installedOn: '2026-01-31', lastUsedOn: '2026-04-01' }),
        reported('Firefox', { version: '129' }),
        reported('Firefox', { version: '128', publisher: 'Mozilla' }),
      ).values(),
    ];
    expect(wanted.map((each) => [each.name, each.publisher, each.version])).toEqual([
      ['Firefox', '', '128'],
      ['Firefox', '', '129'],
      ['Firefox', 'Mozilla', '128'],
    ]);
    expect(wanted[0]).toMatchObject({ installedOn: '2026-01-31', lastUsedOn: '2026-04-01' });
  });

  it('sees text as the database will hold it', () => {
    expect(wantedOf(reported('a\ud800'), reported('a\ufffd')).size).toBe(1);
  });
});

describe('differenceOf', () => {
  it('finds what is new, what is gone and what stays', () => {
    const difference = differenceOf(
      [present(1, 'Stays', { version: '1' }), present(2, 'Upgraded', { version: '1' }), present(3, 'Gone')],
      wantedOf(reported('Stays', { version: '1' }), reported('Upgraded', { version: '2' }), reported('New')),
    );
    expect(difference.added.map((each) => each.name)).toEqual(['Upgraded', 'New']);
    expect(difference.removed.map((each) => each.releaseId)).toEqual([2, 3]);
    expect(difference.redated).toEqual([]);
  });

  it('takes the same name from another platform for something else', () => {
    const difference = differenceOf([present(1, 'VLC')], wantedInstallations('LINUX', [reported('VLC')]));
    expect(difference.added).toHaveLength(1);
    expect(difference.removed).toHaveLength(1);
  });

  it('follows dates that are told, and keeps those that are not', () => {
    const known = present(1, 'Firefox', { installedOn: '2026-01-01', lastUsedOn: '2026-02-01' });
    const redatedBy = (fields: Partial<ReportedInstallation>) =>
      differenceOf([known], wantedOf(reported('Firefox', fields))).redated;
    expect(redatedBy({})).toEqual([]);
    expect(redatedBy({ installedOn: '2026-01-01', lastUsedOn: '2026-02-01' })).toEqual([]);
    expect(redatedBy({ lastUsedOn: '2026-03-01' })).toEqual([
      { releaseId: 1, installedOn: '2026-01-01', lastUsedOn: '2026-03-01' },
    ]);
  });
});

describe('effectsOf', () => {
  const release = (releaseId: number, titleId: number, productId: number) => ({ releaseId, titleId, productId });

  it('counts a product of two titles once: it is lost with the last, gained with the first', () => {
    const both = [release(1, 10, 100), release(2, 11, 100)];
    expect(effectsOf(both, [release(1, 10, 100)], [])).toMatchObject({
      changedProductIds: [100],
      lostProductIds: [],
      lostTitleIds: [10],
    });
    expect(effectsOf(both, both, [])).toMatchObject({ lostProductIds: [100], lostTitleIds: [10, 11] });
    expect(effectsOf([], [], both)).toMatchObject({ gainedProductIds: [100], gainedTitleIds: [10, 11] });
  });

  it('names a product in another version as changed, neither gained nor lost', () => {
    expect(effectsOf([release(1, 10, 100)], [release(1, 10, 100)], [release(2, 10, 100)])).toEqual({
      gainedProductIds: [],
      lostProductIds: [],
      gainedTitleIds: [],
      lostTitleIds: [],
      changedProductIds: [100],
      changedTitleIds: [10],
    });
  });
});
