import { expect, it } from 'vitest';
import { fill, namesOf } from './feature-names.mjs';

it('writes a noun of several words as each place wants it', () => {
  expect(namesOf('support-contracts')).toEqual({
    stem: 'support-contracts',
    kebab: 'support-contract',
    Noun: 'SupportContract',
    Nouns: 'SupportContracts',
    noun: 'supportContract',
    nouns: 'supportContracts',
    table: 'support_contract',
    word: 'support contract',
    words: 'support contracts',
    Word: 'Support contract',
    Words: 'Support contracts',
    a: 'a',
    A: 'A',
  });
});

it.each([
  ['policies', 'policy', 'a'],
  ['boxes', 'box', 'a'],
  ['branches', 'branch', 'a'],
  ['invoices', 'invoice', 'an'],
])('finds the singular of %s', (plural, singular, article) => {
  expect(namesOf(plural)).toMatchObject({ kebab: singular, a: article });
});

it('takes an irregular singular', () => {
  expect(namesOf('people', 'person')).toMatchObject({ Noun: 'Person', Nouns: 'People', table: 'person' });
});

it.each(['Contracts', 'support_contracts', '9lives', 'a--b', '', '../etc', 'equipment'])('refuses %j', (name) => {
  expect(() => namesOf(name)).toThrow(/noun in the plural|no plural/);
});

it('fills every token, also where two meet an underscore, and refuses unknown ones', () => {
  const values = { table: 'contract', a: 'a', Noun: 'Contract' };
  expect(fill('__table___name_key', values)).toBe('contract_name_key');
  expect(fill('__a____Noun__(x)', values)).toBe('aContract(x)');
  expect(() => fill('__nothing__', values)).toThrow(/__nothing__/);
});
