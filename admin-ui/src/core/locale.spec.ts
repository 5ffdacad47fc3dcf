import { knownLocale } from './locale';

it.each([
  ['de-DE', 'de-DE'],
  ['en-US@posix', 'en-US'],
  ['xx yy', 'en-US'],
  ['', 'en-US'],
])('takes %j for %s', (name, locale) => {
  expect(knownLocale(name)).toBe(locale);
});
