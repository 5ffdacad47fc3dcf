import { expect, it } from 'vitest';
import { mayReadMetrics } from './metrics-access.rules.js';

const near = { authorization: undefined, socketAddress: '127.0.0.1', forwarded: false };

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.4', false],
  ['192.168.1.7', false],
  ['203.0.113.9', false],
  ['not an address', false],
  [undefined, false],
])('without a token, answers %s: %s', (socketAddress, allowed) => {
  expect(mayReadMetrics(null, { ...near, socketAddress })).toBe(allowed);
});

it('without a token, answers nobody whom a proxy on this machine passes on', () => {
  expect(mayReadMetrics(null, { ...near, forwarded: true })).toBe(false);
});

it.each([
  ['Bearer the-token-of-the-scraper', true],
  ['bearer  the-token-of-the-scraper ', true],
  ['Bearer the-token-of-the-scrapeR', false],
  ['Bearer ', false],
  ['Basic the-token-of-the-scraper', false],
  [undefined, false],
])('with a token, answers whoever shows it, from anywhere: %j is %s', (authorization, allowed) => {
  const token = 'the-token-of-the-scraper';
  expect(mayReadMetrics(token, { authorization, socketAddress: '203.0.113.9', forwarded: true })).toBe(allowed);
  expect(mayReadMetrics(token, { ...near, authorization })).toBe(allowed);
});
