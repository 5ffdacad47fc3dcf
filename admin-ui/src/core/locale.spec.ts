import { knownLocale, readersLocale } from './locale';

it.each([
  ['de-DE', 'de-DE'],
  ['en-US@posix', 'en-US'],
  ['xx yy', 'en-US'],
  ['', 'en-US'],
])('takes %j for %s', (name, locale) => {
  expect(knownLocale(name)).toBe(locale);
});

it.each([
  ['en-US', ['en-GB', 'de-DE'], 'en-GB'],
  ['en-US', ['de-DE', 'en-GB'], 'en-GB'],
  ['en-US', ['de-DE'], 'en-DE'],
  ['en-US', ['fr', 'pt-BR'], 'en-BR'],
  ['en-US', ['en-US@posix'], 'en-US'],
  ['en-US', [], 'en-US'],
  ['de', ['de-AT', 'de'], 'de-AT'],
  ['de', ['en-US'], 'de-US'],
  ['de', ['fr'], 'de'],
])('writes texts in %s for a reader of %j as %s', (texts, preferred, locale) => {
  expect(readersLocale(texts, preferred)).toBe(locale);
});
