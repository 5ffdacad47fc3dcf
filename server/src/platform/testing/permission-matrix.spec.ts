import { describe, expect, it } from 'vitest';
import {
  type Belonging,
  expectedOutcome,
  matrixCases,
  type MatrixCase,
  type MatrixEntry,
  type MatrixGrant,
  observedOutcome,
} from './permission-matrix.js';

const entry = (fields: Partial<MatrixEntry> = {}): MatrixEntry => ({
  operation: 'things.update',
  access: { area: 'DEVICES', actions: ['update'] },
  belonging: 'here',
  request: async () => ({ path: '/things/1' }),
  ...fields,
});
const asTechnician = (grant: MatrixGrant | null): MatrixCase => ({ title: '', actor: 'TECHNICIAN', grant });

describe('how an operation must end', () => {
  it.each<[Belonging, MatrixGrant, string]>([
    ['here', { default: 'UPDATE' }, 'allowed'],
    ['here', { default: 'VIEW' }, '403'],
    ['here', { default: 'NONE', elsewhere: 'UPDATE' }, 'not there'],
    ['here', { default: 'FULL', here: 'NONE' }, 'not there'],
    ['here', { default: 'FULL', here: 'VIEW' }, '403'],
    ['here', { default: 'NONE', here: 'CREATE' }, 'allowed'],
    ['both', { default: 'NONE', here: 'FULL' }, '403'],
    ['both', { default: 'FULL', here: 'NONE' }, '403'],
    ['both', { default: 'NONE', here: 'FULL', elsewhere: 'UPDATE' }, 'allowed'],
    ['everybody', { default: 'FULL', here: 'NONE' }, 'allowed'],
    ['everybody', { default: 'NONE', here: 'FULL' }, 'not there'],
    ['nobody', { default: 'NONE', here: 'FULL' }, '403'],
    ['nobody', { default: 'DELETE' }, 'allowed'],
    ['all', { default: 'FULL', here: 'VIEW' }, '403'],
    ['administrators', { default: 'FULL' }, 'not there'],
  ])('with a row of %s and %j', (belonging, grant, expected) => {
    expect(expectedOutcome(entry({ belonging }), asTechnician(grant))).toBe(expected);
  });

  it('of a list, with the row for those alone who may see it', () => {
    const list = entry({ access: { area: 'DEVICES', actions: ['read'] }, belonging: 'asker', lists: 'here' });
    expect(expectedOutcome(list, asTechnician({ default: 'VIEW' }))).toBe('allowed, with the row');
    expect(expectedOutcome(list, asTechnician({ default: 'VIEW', here: 'NONE' }))).toBe('allowed, without the row');
    expect(expectedOutcome(list, asTechnician({ default: 'NONE' }))).toBe('403');
  });

  it('without a session, without permissions, and for administrators', () => {
    const ends = (actor: MatrixCase['actor']) => expectedOutcome(entry(), { title: '', actor, grant: null });
    expect([ends('NOBODY'), ends('TECHNICIAN'), ends('ADMINISTRATOR'), ends('ADMINISTRATOR_CLIENT')]).toEqual([
      '401',
      '403',
      'allowed',
      'allowed',
    ]);
    expect(expectedOutcome(entry({ access: 'SIGNED_IN' }), asTechnician(null))).toBe('allowed');
  });

  it('is asked of every level, everywhere and in single organizations', () => {
    expect(matrixCases.map(({ title }) => title)).toEqual([...new Set(matrixCases.map(({ title }) => title))]);
    for (const level of ['NONE', 'VIEW', 'UPDATE', 'CREATE', 'DELETE', 'FULL']) {
      expect(matrixCases.some(({ title }) => title === `${level} everywhere`)).toBe(true);
    }
  });
});

describe('how an operation did end', () => {
  const ended = (status: number, text = '', fields: Partial<MatrixEntry> = {}, marker?: string) =>
    observedOutcome(entry(fields), 'allowed', { status, text }, marker);

  it('is told by the status, and by the row in a list', () => {
    expect([ended(200), ended(204), ended(401), ended(403), ended(404)]).toEqual([
      'allowed',
      'allowed',
      '401',
      '403',
      'not there',
    ]);
    expect(ended(200, '["A"]', { lists: 'here' }, '"A"')).toBe('allowed, with the row');
    expect(ended(200, '["AB"]', { lists: 'here' }, '"A"')).toBe('allowed, without the row');
  });

  it('is no outcome where something else is wrong', () => {
    expect(ended(500, 'broken')).toBe('500 broken');
    expect(ended(409)).not.toBe('allowed');
    expect(ended(409, '', { exception: { allowed: [409], reason: 'It is taken.' } })).toBe('allowed');
    expect(ended(200, '', { exception: { allowed: [409], reason: 'It is taken.' } })).not.toBe('allowed');
  });
});
