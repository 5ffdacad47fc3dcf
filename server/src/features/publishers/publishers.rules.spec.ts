import { expect, it } from 'vitest';
import { websiteOf } from './publishers.rules.js';

it.each([
  ['www.adobe.com', 'https://www.adobe.com'],
  [' http://adobe.com ', 'http://adobe.com'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['', ''],
  [null, ''],
  [7, 7],
])('reads the website %j as %j', (given, expected) => {
  expect(websiteOf(given)).toBe(expected);
});
