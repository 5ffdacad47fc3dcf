import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHER_ALIASES } from './publisher-aliases.data.js';
import {
  createPublisherNormalizer,
  isDistributor,
  normalizePublisher,
  publisherOfName,
  publisherStem,
} from './publisher.rules.js';
import { foldText } from './text.rules.js';

describe('normalizePublisher', () => {
  it.each([
    ['Adobe Systems Incorporated', 'Adobe'],
    ['Adobe Systems, Inc.', 'Adobe'],
    ['Adobe Inc.', 'Adobe'],
    ['Adobe Systems', 'Adobe'],
    ['Microsoft Corporation', 'Microsoft'],
    ['Корпорация Майкрософт', 'Microsoft'],
    ['Microsoft Windows Hardware Team', 'Microsoft'],
    ['Oracle and/or its affiliates', 'Oracle'],
    ['Sun Microsystems, Inc.', 'Oracle'],
    ['Hewlett-Packard', 'HP'],
    ['Hewlett-Packard Development Company, L.P.', 'HP'],
    ['Hewlett Packard Enterprise Development LP', 'Hewlett Packard Enterprise'],
    ['INTEL CORP', 'Intel'],
    ['JetBrains s.r.o.', 'JetBrains'],
    ['ESET, spol. s r.o.', 'ESET'],
    ["Teclib'", 'Teclib'],
    ['Dassault Systemes SolidWorks Corp', 'Dassault Systèmes'],
    ['The Wireshark developer community, https://www.wireshark.org', 'The Wireshark developer community'],
    ['ООО "Контора"', 'Контора'],
    ['Acme GmbH & Co. KG', 'Acme'],
    ['Acme Software Pty Ltd.', 'Acme Software'],
    ['Nordwind Systems AB', 'Nordwind Systems'],
    ['株式会社テスト', '株式会社テスト'],
    ['The Company', 'The'],
    ['Ltd.', 'Ltd'],
    ['Splunk Inc. <support@splunk.com>', 'Splunk'],
    ['https://go.dev', 'go.dev'],
    ["Acme ' GmbH", 'Acme'],
    ['Acme i www.acme.com www.acme.com Inc', 'Acme i'],
  ])('spells %j as %j', (raw, name) => {
    expect(normalizePublisher(raw).name).toBe(name);
  });

  it.each([
    ['Developer ID Application: Google LLC (EQHXZ8M8AV)', 'Google'],
    ['HP Fax Archive, © Copyright 2010-2017 HP Development Company, L.P.', 'HP'],
    ['Adobe UnInstaller 3.7.0.271, Copyright 2009-2016 Adobe Systems Incorporated. All rights reserved.', 'Adobe'],
    ['CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US', 'Microsoft'],
  ])('finds the company in %j', (raw, name) => {
    expect(normalizePublisher(raw).name).toBe(name);
  });

  it.each([
    '',
    ' ',
    'Unknown',
    '(none)',
    'N/A',
    'identified_developer',
    '1.2.3',
    '???',
    '\u0000',
    '2019 GmbH',
    '> Inc.',
  ])('finds no publisher in %j', (raw) => {
    expect(normalizePublisher(raw).name).toBeNull();
  });

  it('says what it did, and nothing when it did nothing', () => {
    expect(normalizePublisher('Adobe Inc.').steps).toEqual([
      { rule: 'publisher.alias', before: 'Adobe Inc.', after: 'Adobe', note: 'A known spelling of Adobe.' },
    ]);
    expect(normalizePublisher('Acme Ltd').steps).toMatchObject([{ rule: 'publisher.legal-form', after: 'Acme' }]);
    expect(normalizePublisher('Adobe').steps).toEqual([]);
    expect(normalizePublisher('Acme').steps).toEqual([]);
  });

  it('spells its own spelling the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (raw) => {
        const once = normalizePublisher(raw).name;
        if (once !== null) {
          expect(normalizePublisher(once).name ?? once).toBe(once);
        }
      }),
    );
  });

  it('remembers its answers without changing them', () => {
    const normalize = createPublisherNormalizer();
    expect(normalize('Google LLC')).toEqual(normalizePublisher('Google LLC'));
    expect(normalize('Google LLC')).toBe(normalize('Google LLC'));
  });
});

describe('the table of publishers', () => {
  const spellings = Object.entries(PUBLISHER_ALIASES).flatMap(([canonical, others]) =>
    [canonical, ...others].map((spelling) => ({ canonical, spelling: foldText(spelling) })),
  );

  it('knows at least 150 spellings', () => {
    expect(new Set(spellings.map(({ spelling }) => spelling)).size).toBeGreaterThanOrEqual(150);
  });

  it('gives no spelling to two publishers', () => {
    const owners = new Map<string, string>();
    for (const { canonical, spelling } of spellings) {
      expect([spelling, owners.get(spelling) ?? canonical]).toEqual([spelling, canonical]);
      owners.set(spelling, canonical);
    }
  });

  it('finds every canonical name and every spelling', () => {
    for (const { canonical, spelling } of spellings) {
      expect([spelling, normalizePublisher(canonical).name]).toEqual([spelling, canonical]);
      expect([spelling, normalizePublisher(spelling).name]).toEqual([spelling, canonical]);
    }
  });
});

describe('publisherOfName', () => {
  it.each([
    ['adobe genuine service', 'Adobe'],
    ['microsoft.vclibs', 'Microsoft'],
    ['trend micro something', 'Trend Micro'],
    ['adobe', null],
    ['constructor of things', null],
    ['foo bar', null],
  ])('%j → %j', (folded, publisher) => {
    expect(publisherOfName(folded)).toBe(publisher);
  });
});

describe('publisherStem', () => {
  it.each([
    ['ActiveState', 'ActiveState Software'],
    ['FastStone', 'FastStone Software'],
    ['Acme Technologies', 'Acme Labs'],
    ['The Git Development Community', 'The Git Development'],
  ])('is one for %j and %j', (left, right) => {
    expect(publisherStem(left)).toBe(publisherStem(right));
  });

  it('is never empty', () => {
    expect(publisherStem('Software')).toBe('software');
    expect(publisherStem('The Team')).toBe('the team');
  });
});

describe('isDistributor', () => {
  it('tells who packages software from who makes it', () => {
    expect(isDistributor('Fedora Project')).toBe(true);
    expect(isDistributor('Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>')).toBe(true);
    expect(isDistributor('Fedora Project COPR (helber/atom)')).toBe(true);
    expect(isDistributor('Google LLC')).toBe(false);
    expect(isDistributor(null)).toBe(false);
  });
});
