import { describe, expect, it } from 'vitest';
import { catalogId, findInCatalog, findPackageInCatalog } from './catalog.rules.js';
import { CATALOG } from './catalog/index.js';
import { createNormalizer } from './normalizer.rules.js';
import { normalizePublisher } from './publisher.rules.js';
import { foldText } from './text.rules.js';

const entries = CATALOG.flatMap((group) =>
  group.entries.map((entry) => ({ group, entry, id: catalogId(group, entry) })),
);

describe('the catalog', () => {
  it('knows at least 320 products', () => {
    expect(entries.length).toBeGreaterThanOrEqual(320);
  });

  it('names every publisher as publishers are spelled', () => {
    const misspelled = CATALOG.filter(({ publisher }) => normalizePublisher(publisher).name !== publisher);
    expect(misspelled.map(({ publisher }) => [publisher, normalizePublisher(publisher).name])).toEqual([]);
  });

  it('writes brands as names are folded', () => {
    const brands = CATALOG.flatMap((group) => group.brands);
    expect(brands.filter((brand) => foldText(brand) !== brand || brand.split(' ').length > 3)).toEqual([]);
  });

  it('fills in only what its patterns capture', () => {
    const broken = entries.filter(({ entry }) => {
      const places = [...entry.name.matchAll(/\{([a-z]+)\}/g)].map((place) => place[1] ?? '');
      return places.some((place) => !entry.patterns.some((pattern) => pattern.includes(`{${place}`)));
    });
    expect(broken.map(({ entry }) => entry.name)).toEqual([]);
  });

  it('gives one Linux package to one product', () => {
    const packages = entries.flatMap(({ entry }) => entry.patterns.filter((pattern) => pattern.startsWith('pkg:')));
    expect(packages.filter((name, index) => packages.indexOf(name) !== index)).toEqual([]);
  });

  it('yields the same product for a product’s own name', () => {
    const normalize = createNormalizer();
    const wrong = entries
      .filter(({ entry }) => !entry.name.includes('{'))
      .map(({ group, entry }) => ({
        name: entry.name,
        product: normalize({ name: entry.name, publisher: group.publisher, platform: null }).product,
      }))
      .filter(({ name, product }) => product.name !== name);
    expect(wrong).toEqual([]);
  });
});

describe('findInCatalog', () => {
  const nameOf = (name: string, publisher: string | null = null): string | undefined =>
    findInCatalog(foldText(name), publisher)?.name;

  it('finds a product with or without the brand', () => {
    expect(nameOf('Adobe Acrobat Pro DC')).toBe('Adobe Acrobat Pro');
    expect(nameOf('Acrobat Pro DC')).toBe('Adobe Acrobat Pro');
  });

  it('takes common words for a product only where nobody else publishes it', () => {
    expect(nameOf('Sketch')).toBe('Sketch');
    expect(nameOf('Sketch', 'Bohemian Coding')).toBe('Sketch');
    expect(nameOf('Sketch', 'Acme')).toBeUndefined();
    expect(nameOf('Word', 'Microsoft')).toBe('Microsoft Word');
    expect(nameOf('Word')).toBeUndefined();
  });

  it('always names the year that it matched', () => {
    expect(nameOf('AutoCAD LT 2024')).toBe('AutoCAD LT 2024');
    expect(nameOf('Microsoft Office Professional Plus 2016')).toBe('Microsoft Office Professional Plus 2016');
    expect(nameOf('Sage 300 2022', 'Sage')).toBe('Sage 300 2022');
  });

  it('knows nothing of what it does not know', () => {
    expect(nameOf('constructor')).toBeUndefined();
    expect(nameOf('')).toBeUndefined();
    expect(nameOf('Adobe Something Else')).toBeUndefined();
  });
});

describe('findPackageInCatalog', () => {
  it('knows the packages of known products, and those alone', () => {
    expect(findPackageInCatalog('google-chrome-stable')?.name).toBe('Google Chrome');
    expect(findPackageInCatalog('code')?.name).toBe('Microsoft Visual Studio Code');
    expect(findPackageInCatalog('slack-desktop')?.name).toBe('Slack');
    expect(findPackageInCatalog('codelite')).toBeNull();
  });
});
