import { describe, expect, it } from 'vitest';
import { isLoopback, literalAddress, mayConnect } from './outgoing-addresses.rules.js';

describe('mayConnect', () => {
  it.each(['93.184.216.34', '2606:4700::1111'])('lets through %s', (address) =>
    expect(mayConnect(address, false)).toBe(true),
  );

  it.each([
    '10.0.0.5',
    '192.168.1.20',
    '172.16.0.1',
    '100.64.3.2',
    'fd12:3456::1',
    '::ffff:10.0.0.5',
    '64:ff9b::0a00:0005',
    '127.0.0.1',
    '127.8.8.8',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '169.254.3.4',
    'fe80::1',
    '::ffff:169.254.3.4',
  ])('lets through %s only where that is allowed', (address) => {
    expect(mayConnect(address, false)).toBe(false);
    expect(mayConnect(address, true)).toBe(true);
  });

  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    'fd00:ec2::254',
    '100.100.100.200',
    '168.63.129.16',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    'ff02::1',
    '255.255.255.255',
    '240.0.0.1',
    'example.org',
    '',
  ])('never lets through %j', (address) => {
    expect(mayConnect(address, false)).toBe(false);
    expect(mayConnect(address, true)).toBe(false);
  });
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['10.0.0.1', false],
  ['localhost', false],
])('%s is of this machine: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));

it.each([
  ['[::1]', '::1'],
  ['10.0.0.1', '10.0.0.1'],
  ['example.org', null],
])('the address in %s is %s', (hostname, expected) => expect(literalAddress(hostname)).toBe(expected));
