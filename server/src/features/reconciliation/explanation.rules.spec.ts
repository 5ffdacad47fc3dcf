import { describe, expect, it } from 'vitest';
import { type AnsweredCheck, type CheckPart, type ExplainedDevice, sentenceOf } from './explanation.rules.js';

const device: ExplainedDevice = {
  name: 'PC-7',
  status: 'ACTIVE',
  archived: null,
  organization: 'Acme',
  location: 'Berlin',
};

function check(fields: Partial<AnsweredCheck> & Pick<AnsweredCheck, 'kind' | 'passed'>): AnsweredCheck {
  return { match: 'ALL', parts: [], ...fields };
}

function part(name: string, holds: boolean, more: Partial<CheckPart> = {}): CheckPart {
  return { id: 1, name, holds, ...more };
}

describe('the sentence of a check', () => {
  it('speaks of the status', () => {
    expect(sentenceOf(check({ kind: 'STATUS', passed: true }), device)).toEqual({
      detail: 'PC-7 is active.',
      advice: null,
    });
    expect(sentenceOf(check({ kind: 'STATUS', passed: false }), device)).toMatchObject({
      detail: expect.stringContaining('decommissioned'),
      advice: 'Reactivate PC-7 if it is still in use.',
    });
  });

  it('speaks of the scope', () => {
    expect(sentenceOf(check({ kind: 'SCOPE', passed: true }), device).detail).toBe(
      'Acme, Berlin is in the scope of the license.',
    );
    const failed = sentenceOf(check({ kind: 'SCOPE', passed: false }), device);
    expect(failed.detail).toBe('Acme, Berlin is not in the scope of the license.');
    expect(failed.advice).toContain('Add Acme (and the location Berlin)');
  });

  it('names the products that are there with their versions', () => {
    const parts = [part('Visio', true, { versions: ['16.0', ''] }), part('Word', true, { versions: [''] })];
    expect(sentenceOf(check({ kind: 'PRODUCTS', passed: true, parts }), device)).toEqual({
      detail: 'PC-7 has Visio 16.0 and Word.',
      advice: null,
    });
  });

  it('says which products are missing', () => {
    const parts = [part('A', false), part('B', false), part('C', false)];
    expect(sentenceOf(check({ kind: 'PRODUCTS', passed: false, match: 'ANY', parts }), device)).toEqual({
      detail: 'PC-7 has none of the products that the rule asks for: A, B and C.',
      advice: expect.stringMatching(/^Install A, B or C, or change the products of the rule\./),
    });
    const some = [part('A', true), part('B', false)];
    expect(sentenceOf(check({ kind: 'PRODUCTS', passed: false, parts: some }), device)).toEqual({
      detail: 'PC-7 has 1 of the 2 products: the rule asks for all. Missing: B.',
      advice: expect.stringMatching(/^Install B,/),
    });
  });

  it('says which version is there and which is asked for', () => {
    const parts = [part('Visual Studio', false, { versionRange: '>=2022', versions: ['2019', ''] })];
    expect(sentenceOf(check({ kind: 'PRODUCTS', passed: false, match: 'ANY', parts }), device)).toEqual({
      detail:
        'PC-7 has none of the products that the rule asks for: Visual Studio >=2022 (installed: 2019, without a version).',
      advice: 'Widen the version range of Visual Studio, or install a version inside it.',
    });
  });

  it('advises on everything that is missing when all is asked for', () => {
    const parts = [
      part('A', false, { versionRange: '>=2', versions: ['1'] }),
      part('B', false, { versionRange: '>=3', versions: [] }),
    ];
    const { detail, advice } = sentenceOf(check({ kind: 'PRODUCTS', passed: false, parts }), device);
    expect(detail).toContain('A >=2 (installed: 1) and B >=3.');
    expect(advice).toBe('Widen the version range of A, or install a version inside it. Also install B.');
  });

  it('counts groups', () => {
    const parts = [part('Laptops', true), part('Berlin', false)];
    expect(sentenceOf(check({ kind: 'DEVICE_GROUPS', passed: false, parts }), device)).toEqual({
      detail: 'PC-7 is in 1 of the 2 groups: the rule asks for all. Not in Berlin.',
      advice: 'Change the match of the groups to any, or make PC-7 satisfy Berlin.',
    });
    expect(sentenceOf(check({ kind: 'DEVICE_GROUPS', passed: true, match: 'ANY', parts }), device)).toEqual({
      detail: 'PC-7 is in Laptops (the rule asks for any).',
      advice: null,
    });
    const none = [part('Laptops', false), part('Berlin', false)];
    expect(sentenceOf(check({ kind: 'DEVICE_GROUPS', passed: false, match: 'ANY', parts: none }), device)).toEqual({
      detail: 'PC-7 is in 0 of the 2 groups: the rule asks for any. Not in Laptops and Berlin.',
      advice: 'Make PC-7 satisfy Laptops or Berlin, or change the groups of the rule.',
    });
  });

  it.each([
    ['CONTAINS_ANY', [false, false], 'any of A and B; PC-7 has none of them.', 'Install A or B on PC-7'],
    ['CONTAINS_ALL', [true, false], 'all of A and B; PC-7 has A.', 'Install B on PC-7'],
    ['CONTAINS_ALL', [false, false], 'all of A and B; PC-7 has none of them.', 'Install A and B on PC-7'],
    ['NOT_CONTAINS_ANY', [true, true], 'none of A and B; PC-7 has A and B.', 'Uninstall A and B from PC-7'],
    ['NOT_CONTAINS_ALL', [true, true], 'not all of A and B; PC-7 has A and B.', 'Uninstall A or B from PC-7'],
  ] as const)('advises on a software condition %s with %j', (softwareMatch, holds, detail, advice) => {
    const parts = [part('A', holds[0]), part('B', holds[1])];
    const failed = sentenceOf(check({ kind: 'SOFTWARE', passed: false, softwareMatch, parts }), device);
    expect(failed.detail).toBe(`The rule asks for ${detail}`);
    expect(failed.advice).toBe(`${advice}, or change the condition.`);
    expect(sentenceOf(check({ kind: 'SOFTWARE', passed: true, softwareMatch, parts }), device).advice).toBeNull();
  });
});
