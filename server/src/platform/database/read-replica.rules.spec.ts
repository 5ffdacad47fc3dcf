import { expect, it } from 'vitest';
import { type ReplicaState, verdictOn } from './read-replica.rules.js';

const primary = { systemId: '7', position: 100n };

it.each<[string, Partial<ReplicaState>, string]>([
  ['has replayed all', { position: 100n }, 'USE'],
  ['has replayed more than what was asked for', { position: 101n }, 'USE'],
  ['is behind', { position: 99n }, 'WAIT'],
  ['copies another cluster', { systemId: '8' }, 'FOREIGN'],
  ['was promoted', { following: false, position: 500n }, 'FOREIGN'],
  ['never replayed anything', { position: null }, 'FOREIGN'],
])('a replica that %s', (_, state, verdict) => {
  expect(verdictOn({ systemId: '7', following: true, position: 100n, ...state }, primary)).toBe(verdict);
});
