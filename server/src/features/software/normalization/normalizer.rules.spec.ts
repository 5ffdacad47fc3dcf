import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEVELOPMENT_TITLES, UNSEEN_TITLES } from './normalization.labelled.data.js';
import { createNormalizer, productKeyOf, UNNAMED_SOFTWARE } from './normalizer.rules.js';
import type { NormalizedTitle, RawTitle, TechnicianRule } from './normalizer.types.js';

const normalize = createNormalizer();

const title = (name: string, publisher: string | null = null, more: Partial<RawTitle> = {}): NormalizedTitle =>
  normalize({ name, publisher, platform: 'WINDOWS', ...more });

const productOf = (name: string, publisher: string | null = null): string => title(name, publisher).product.name;

/** Any text at all, lone surrogates and control characters included, with parts that the rules look for. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(' ', 'a', '1', '.', '-', '(', ')', '&', ';', '&amp;', '™', '%20', 'v1.2', 'x64'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const realInventory = resolve(process.cwd(), '../shared/data/inventories/computer_3_updated.json');

/** Every package of a real machine, where its inventory lies beside the project. */
function realPackageNames(): string[] {
  if (!existsSync(realInventory)) {
    return [];
  }
  const inventory = JSON.parse(readFileSync(realInventory, 'utf8')) as { content: { softwares: { name: string }[] } };
  return inventory.content.softwares.map(({ name }) => name);
}

describe('one product', () => {
  it.each([
    ['Mozilla Firefox 128.0 (x64 en-US)', 'Mozilla Firefox', 'Mozilla'],
    ['Adobe Acrobat Reader DC - Deutsch', 'Adobe Acrobat Reader MUI', 'Adobe Systems Incorporated'],
    ['7-Zip 23.01 (x64)', '7-Zip 19.00 (x64 edition)', 'Igor Pavlov'],
    ['Java 8 Update 381 (64-bit)', 'Java(TM) 6 Update 22', 'Oracle Corporation'],
    ['Microsoft Office Professional Plus 2016', 'Microsoft Office Professionnel Plus 2016 - fr-fr', 'Microsoft'],
    ['IntelliJ IDEA 2023.1.2', 'IntelliJ IDEA 2021.3', 'JetBrains s.r.o.'],
    ['Autodesk Revit 2024', 'Revit 2024.2.1', 'Autodesk'],
    [
      'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33130',
      'Microsoft Visual C++ 2015-2022 Redistributable (x86) - 14.32.31326',
      'Microsoft Corporation',
    ],
    ['Security Update for Microsoft Windows (KB5031356)', 'KB5031356', 'Microsoft Corporation'],
    ['Contoso Ledger 4.2.1 (x64) - English', 'Contoso Ledger Setup', 'Contoso Ltd.'],
  ])('%j and %j', (left, right, publisher) => {
    expect(title(left, publisher).productKey).toBe(title(right, publisher).productKey);
    expect(title(left, publisher).product).toEqual(title(right, publisher).product);
  });

  it.each([
    ['Adobe Systems Incorporated', 'Adobe Inc.'],
    ['Adobe Systems', 'Adobe Systems, Inc.'],
  ])('whoever spells its publisher: %j and %j', (left, right) => {
    expect(title('Adobe Something New', left).productKey).toBe(title('Adobe Something New', right).productKey);
  });

  it('on every platform', () => {
    const keys = [
      title('Google Chrome', 'Google LLC'),
      title('Google Chrome.app', null, { platform: 'MACOS' }),
      title('google-chrome-stable', null, { platform: 'LINUX', source: 'deb' }),
    ].map(({ productKey }) => productKey);
    expect(new Set(keys).size).toBe(1);
  });

  it('whether its name starts with its publisher’s or not', () => {
    expect(productKeyOf('Contoso Ledger', 'Contoso')).toBe(productKeyOf('Ledger', 'Contoso'));
    expect(productKeyOf('Contoso', 'Contoso')).not.toBe(productKeyOf('', 'Contoso'));
    expect(productKeyOf('BlueStacks', 'BlueStack Systems')).not.toBe(productKeyOf('s', 'BlueStack'));
  });
});

describe('products of their own', () => {
  it.each([
    ['Visual Studio Professional 2019', 'Visual Studio Professional 2022'],
    ['Visual Studio Professional 2022', 'Visual Studio Community 2022'],
    ['Adobe Acrobat Reader DC', 'Adobe Acrobat Pro DC'],
    ['Adobe Acrobat XI Pro', 'Adobe Acrobat Pro DC'],
    ['Adobe Acrobat XI Pro', 'Adobe Acrobat XI Standard'],
    ['Adobe Photoshop 2023', 'Adobe Photoshop 2024'],
    ['PyCharm 2023.2', 'PyCharm Community Edition 2023.2'],
    [
      'SQL Server 2019 Standard Edition Database Engine Services',
      'SQL Server 2019 Express Edition Database Engine Services',
    ],
    ['Microsoft SQL Server 2008', 'Microsoft SQL Server 2008 R2'],
    ['Microsoft Office Professional Plus 2016', 'Microsoft Office Professional Plus 2019 - en-us'],
    ['Microsoft Office Professional Plus 2019 - en-us', 'Microsoft 365 Apps for enterprise - en-us'],
    ['Microsoft 365 Apps for enterprise - en-us', 'Microsoft 365 Apps for business - en-us'],
    ['Microsoft Visio Professional 2016', 'Microsoft Visio Standard 2016'],
    ['Windows Server 2019 Standard', 'Windows Server 2019 Datacenter'],
    ['AutoCAD 2023', 'AutoCAD 2024'],
    ['AutoCAD 2024', 'AutoCAD LT 2024'],
    ['Google Chrome', 'Google Chrome Beta'],
    ['Python 3.11.4 (64-bit)', 'Python 3.11.4 Core Interpreter (64-bit)'],
    ['KB5031356', 'KB5031357'],
    ['Contoso Ledger 2021', 'Contoso Ledger 2022'],
    ['Contoso Ledger Pro', 'Contoso Ledger'],
    ['Half-Life', 'Half-Life 2'],
    ['Notepad', 'Notepad++'],
  ])('%j and %j', (left, right) => {
    expect(title(left).productKey).not.toBe(title(right).productKey);
  });

  it('tells products of one name and two publishers apart', () => {
    expect(title('Launcher', 'Frostbyte Games').productKey).not.toBe(title('Launcher', 'Helix').productKey);
  });

  it('are all packages with names of their own, on a whole machine', () => {
    const names = [
      'vim',
      'common',
      'minimal',
      'libs',
      'devel',
      '2',
      '3',
      'python3',
      'qt5',

      'c++',
      'lib',
      '1.2',
    ].flatMap((first, _, parts) =>
      parts.flatMap((second) => [`${first}-${second}`, `${first}${second}`, `${first}_${second}`]),
    );
    const packages = new Set([...names, ...realPackageNames()]);
    const keys = new Set(
      [...packages].map((name) => title(name, 'Fedora Project', { platform: 'LINUX', source: 'rpm' }).productKey),
    );
    expect(keys.size).toBe(packages.size);
  });
});

describe('kinds', () => {
  it.each([
    ['KB5031356', null, 'UPDATE'],
    ['Security Update for Microsoft Office 2016 (KB4484106) 32-Bit Edition', 'Microsoft', 'UPDATE'],
    ['Microsoft Office 2010 Service Pack 1 (SP1)', 'Microsoft', 'UPDATE'],
    ['Microsoft Visual C++ 2013 Redistributable (x64) - 12.0.30501', 'Microsoft Corporation', 'COMPONENT'],
    ['Realtek High Definition Audio Driver', 'Realtek Semiconductor Corp.', 'COMPONENT'],
    ['Contoso Language Pack - Deutsch', 'Contoso', 'COMPONENT'],
    ['{90160000-008C-0000-1000-0000000FF1CE}', null, 'COMPONENT'],
    ['Java 8 Update 381', 'Oracle Corporation', 'APPLICATION'],
    ['Contoso Ledger', 'Contoso', 'APPLICATION'],
  ])('%j by %j: %s', (name, publisher, kind) => {
    expect(title(name, publisher).kind).toBe(kind);
  });

  it.each([
    ['libfoo1.2-dev:amd64', 'Ubuntu', 'deb', 'libfoo1.2-dev', 'SYSTEM_PACKAGE'],
    ['vim-minimal', 'Fedora Project', 'rpm', 'vim-minimal', 'SYSTEM_PACKAGE'],
    ['acme-agent', 'Acme Corp', 'rpm', 'acme-agent', 'APPLICATION'],
    ['code', 'Microsoft Corporation', 'rpm', 'Microsoft Visual Studio Code', 'APPLICATION'],
  ])('package %s by %s (%s) is %s, %s', (name, publisher, source, product, kind) => {
    expect(title(name, publisher, { platform: 'LINUX', source })).toMatchObject({ product: { name: product }, kind });
  });
});

describe('what it tells', () => {
  it('names the entry of the catalog, and each step', () => {
    expect(title('Mozilla Firefox 128.0 (x64 en-US)', 'Mozilla Corporation')).toEqual({
      product: { name: 'Mozilla Firefox', publisher: 'Mozilla' },
      kind: 'APPLICATION',
      matchedBy: { type: 'CATALOG', id: 'mozilla/mozilla-firefox' },
      productKey: 'mozilla|firefox',
      reviewed: true,
      steps: [
        expect.objectContaining({ rule: 'publisher.alias', before: 'Mozilla Corporation', after: 'Mozilla' }),
        expect.objectContaining({ rule: 'name.brackets', after: 'Mozilla Firefox 128.0' }),
        expect.objectContaining({ rule: 'catalog.mozilla/mozilla-firefox', after: 'Mozilla Firefox' }),
      ],
    });
  });

  it('asks for a review of what no rule and no catalog knows', () => {
    expect(title('Contoso Ledger 4.2', 'Contoso Ltd')).toMatchObject({
      product: { name: 'Contoso Ledger', publisher: 'Contoso' },
      matchedBy: { type: 'GENERAL', id: 'general.name' },
      reviewed: false,
    });
  });

  it('reads the publisher off a name that starts with a brand', () => {
    expect(title('Adobe Something New').product).toEqual({ name: 'Adobe Something New', publisher: 'Adobe' });
  });

  it('does not let the version decide, because a title has many', () => {
    const versions = [undefined, null, '2', '2.1.0'].map((version) => title('Postal 2', null, { version }).productKey);
    expect(new Set(versions).size).toBe(1);
  });
});

describe("technicians' rules", () => {
  const rule = (more: Partial<TechnicianRule>): TechnicianRule => ({
    id: 7,
    priority: 1,
    field: 'NAME',
    operator: 'STARTS_WITH',
    pattern: 'Mozilla Firefox',
    productName: 'Our Browser',
    publisherName: 'Acme GmbH',
    kind: 'COMPONENT',
    ...more,
  });
  const withRules = (...rules: TechnicianRule[]): NormalizedTitle =>
    createNormalizer({ rules })({ name: 'Mozilla Firefox 128.0', publisher: 'Mozilla', platform: 'WINDOWS' });

  it('come before the catalog', () => {
    expect(withRules(rule({}))).toMatchObject({
      product: { name: 'Our Browser', publisher: 'Acme' },
      kind: 'COMPONENT',
      matchedBy: { type: 'RULE', id: 'rule.7' },
      productKey: 'acme|ourbrowser',
      reviewed: true,
      steps: [{ rule: 'rule.7', before: 'Mozilla Firefox 128.0', after: 'Our Browser' }],
    });
  });

  it('leave publisher and kind to the title where they say nothing', () => {
    expect(withRules(rule({ publisherName: null, kind: null }))).toMatchObject({
      product: { publisher: 'Mozilla' },
      kind: 'APPLICATION',
    });
  });

  it('yield the catalog’s own product when they name it', () => {
    expect(withRules(rule({ productName: 'Google Chrome', publisherName: 'Google LLC' })).productKey).toBe(
      title('Google Chrome', 'Google Inc.').productKey,
    );
  });

  it('decide in order of priority', () => {
    const rules = [rule({ id: 1, priority: 5 }), rule({ id: 2, priority: 4, productName: 'First' })];
    expect(withRules(...rules).product.name).toBe('First');
  });
});

describe('hostile input', () => {
  const nasty = [
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\u202e',
    '()',
    '---',
    '1.2.3',
    '(x64)',
    'constructor',
    '__proto__',
    'toString',
    'a'.repeat(10_000),
    '1.'.repeat(5_000),
    '('.repeat(10_000),
    'a-'.repeat(5_000),
    'v1.2 '.repeat(2_000),
    '(x64 '.repeat(2_000),
    '- '.repeat(5_000),
    '&amp;'.repeat(2_000),
    'microsoft '.repeat(1_000),
    `linux-image-${'1-'.repeat(4_000)}`,
    '\u0301'.repeat(10_000),
    'ﷺ'.repeat(10_000),
  ];

  it.each(nasty.map((name) => [name.slice(0, 20), name.length, name] as const))('%j… (%i)', (_, __, name) => {
    for (const publisher of [null, name]) {
      for (const platform of ['WINDOWS', 'MACOS', 'LINUX', null] as const) {
        const result = normalize({ name, publisher, platform });
        expect(result.product.name).not.toBe('');
        expect(result.product.name.length).toBeLessThanOrEqual(300);
        expect(JSON.stringify(result)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        expect(normalize({ name, publisher, platform })).toEqual(result);
      }
    }
  });

  it('calls what has no readable name the same for all', () => {
    expect(productOf('\u0000\ud800 ')).toBe(UNNAMED_SOFTWARE);
    expect(title('').productKey).toBe(title('\u200b').productKey);
  });

  it('reads any text, the same twice', () => {
    const fresh = createNormalizer();
    fc.assert(
      fc.property(anyText, fc.string({ maxLength: 30 }), (name, publisher) => {
        const result = title(name, publisher);
        expect(result.product.name).not.toBe('');
        expect(fresh({ name, publisher, platform: 'WINDOWS' })).toEqual(result);
      }),
    );
  });
});

it('takes a product’s own name for the product', () => {
  const wrong = [...DEVELOPMENT_TITLES, ...UNSEEN_TITLES]
    .map(({ title: raw }) => {
      const once = normalize(raw);
      return { once, again: normalize({ ...raw, ...once.product }) };
    })
    .filter(({ once, again }) => once.productKey !== again.productKey || once.product.name !== again.product.name);
  expect(wrong.map(({ once, again }) => [once.product, again.product])).toEqual([]);
});
