import type supertest from 'supertest';
import type { Action, PermissionArea, PermissionLevel } from '../authorization/permissions.js';
import type { TestServer } from './test-server.js';

/**
 * What the matrix of permissions holds every operation of the API against. Whatever decides here is written once more and
 * by itself: what it shared with the server could not be wrong in the one and right in the other.
 */

/** What each level includes, as it is documented. */
const includes: Record<PermissionLevel, readonly Action[]> = {
  NONE: [],
  VIEW: ['read'],
  UPDATE: ['read', 'update'],
  CREATE: ['read', 'update', 'create'],
  DELETE: ['read', 'update', 'delete'],
  FULL: ['read', 'update', 'create', 'delete'],
};

/**
 * To whom the row of an operation belongs, which is who decides about it:
 * - `here`: to the organization here.
 * - `both`: to the organizations here and elsewhere. One is enough to see it, both are needed to change it.
 * - `each`: to the organizations here and elsewhere. Both are needed to see it, too.
 * - `everybody`: to no organization in particular, in an area that has organizations: the default level decides.
 * - `nobody`: to no organization, in an area that has none: exceptions for organizations do not count at all.
 * - `all`: it speaks of every organization: each must allow it.
 * - `asker`: there is no row: the level somewhere is enough.
 * - `administrators`: it is theirs, whatever levels somebody has.
 */
export type Belonging = 'here' | 'both' | 'each' | 'everybody' | 'nobody' | 'all' | 'asker' | 'administrators';

/** The level of an area: by default, and where it differs. */
export interface MatrixGrant {
  default: PermissionLevel;
  here?: PermissionLevel;
  elsewhere?: PermissionLevel;
}

/** Who asks. */
export interface MatrixCase {
  title: string;
  actor: 'NOBODY' | 'TECHNICIAN' | 'API_CLIENT' | 'ADMINISTRATOR' | 'ADMINISTRATOR_CLIENT';
  /** In the area of the operation; null for nothing in any area. */
  grant: MatrixGrant | null;
}

/** What there is before the first request. */
export interface MatrixStage {
  server: TestServer;
  here: MatrixPlace;
  elsewhere: MatrixPlace;
}

export interface MatrixPlace {
  /** Of the organization. */
  id: number;
  name: string;
  location: { id: number; organizationId: number };
}

/** A request that was made for one row. */
export interface MatrixRequest {
  path: string;
  /** Made anew for each request, so that names in it are new. */
  body?: () => object;
  /** Instead of sending `body`. */
  send?: (request: supertest.Test) => supertest.Test;
  /** What is in a list exactly where the row is. */
  marker?: string;
  /** The organization that the row belongs to, where it is not the one of the stage. */
  here?: number;
}

/** What is declared of an operation. */
export interface MatrixEntry {
  /** As the OpenAPI document calls it. */
  operation: string;
  /** What the entry is of, where an operation has several. */
  when?: string;
  access: 'PUBLIC' | 'SIGNED_IN' | { area: PermissionArea; actions: readonly Action[] };
  belonging: Belonging;
  /** What opens the route to somebody who has it somewhere, where it is not all that the operation needs. */
  opens?: readonly Action[];
  /** Who decides about changes, where it is not who decides about seeing. */
  changedBy?: Belonging;
  /** The answer is a list: to whom the row in it belongs. */
  lists?: Belonging;
  /** What the operation needs in other areas; everybody with a level has it. */
  besides?: Partial<Record<PermissionArea, PermissionLevel>>;
  /** Statuses that differ from the rest of the API, and why. */
  exception?: { unseen?: number; allowed?: readonly number[]; reason: string };
  /** It is about all of a row that can be seen in part: whoever does not see all of it is refused. */
  whole?: true;
  /** It speaks of one's own account, which programs have none of: they are refused. */
  ofPeople?: true;
  /** Asked twice for one row, it fails the second time. What deletes does so anyway. */
  spends?: true;
  /** It ends the session that it is asked with. */
  endsSession?: true;
  /** Makes a row, and the request that is about it. */
  request(stage: MatrixStage): Promise<MatrixRequest>;
}

/** How a request ends, as far as permissions decide. */
export type Outcome = '401' | '403' | 'not there' | 'allowed' | 'allowed, with the row' | 'allowed, without the row';

/** Those that allow anything. */
const levels: readonly PermissionLevel[] = ['VIEW', 'UPDATE', 'CREATE', 'DELETE', 'FULL'];

/** Everybody who asks for every operation. */
export const matrixCases: readonly MatrixCase[] = [
  { title: 'nobody', actor: 'NOBODY', grant: null },
  { title: 'without permissions', actor: 'TECHNICIAN', grant: null },
  { title: 'NONE everywhere', actor: 'TECHNICIAN', grant: { default: 'NONE' } },
  ...levels.flatMap((level): MatrixCase[] => [
    { title: `${level} everywhere`, actor: 'TECHNICIAN', grant: { default: level } },
    { title: `${level} elsewhere alone`, actor: 'TECHNICIAN', grant: { default: 'NONE', elsewhere: level } },
    { title: `${level} everywhere but here`, actor: 'TECHNICIAN', grant: { default: level, here: 'NONE' } },
    { title: `${level} here alone`, actor: 'TECHNICIAN', grant: { default: 'NONE', here: level } },
  ]),
  {
    title: 'VIEW here, FULL elsewhere',
    actor: 'TECHNICIAN',
    grant: { default: 'NONE', here: 'VIEW', elsewhere: 'FULL' },
  },
  { title: 'API client, VIEW everywhere', actor: 'API_CLIENT', grant: { default: 'VIEW' } },
  { title: 'API client, FULL elsewhere alone', actor: 'API_CLIENT', grant: { default: 'NONE', elsewhere: 'FULL' } },
  { title: 'API client of an administrator', actor: 'ADMINISTRATOR_CLIENT', grant: null },
  { title: 'administrator', actor: 'ADMINISTRATOR', grant: null },
];

/** True when a level of an area allows something with what belongs to somebody. */
function may(grant: MatrixGrant, action: Action, belonging: Belonging): boolean {
  const has = (level: PermissionLevel) => includes[level].includes(action);
  const { default: fallback, here = fallback, elsewhere = fallback } = grant;
  switch (belonging) {
    case 'here':
      return has(here);
    case 'both':
      return action === 'read' ? has(here) || has(elsewhere) : has(here) && has(elsewhere);
    case 'each':
      return has(here) && has(elsewhere);
    case 'everybody':
    case 'nobody':
      return has(fallback);
    case 'all':
      return has(fallback) && has(here) && has(elsewhere);
    case 'asker':
      return has(fallback) || has(here) || has(elsewhere);
    case 'administrators':
      return false;
  }
}

/** How a case must end, by what is declared. */
export function expectedOutcome(entry: MatrixEntry, { actor, grant }: MatrixCase): Outcome {
  const { access, belonging, changedBy = belonging, lists } = entry;
  const allowed = (withRow: boolean): Outcome => {
    if (lists === undefined) return 'allowed';
    return withRow ? 'allowed, with the row' : 'allowed, without the row';
  };
  if (access === 'PUBLIC') return 'allowed';
  if (actor === 'NOBODY') return '401';
  if (entry.ofPeople === true && (actor === 'API_CLIENT' || actor === 'ADMINISTRATOR_CLIENT')) return '403';
  if (actor === 'ADMINISTRATOR' || actor === 'ADMINISTRATOR_CLIENT' || access === 'SIGNED_IN') return allowed(true);
  if (grant === null) return '403';
  const { actions } = access;
  const open = changedBy === 'nobody' ? 'nobody' : 'asker';
  if (!(entry.opens ?? actions).every((action) => may(grant, action, open))) return '403';
  if (lists !== undefined && belonging === 'asker')
    return allowed(actions.every((action) => may(grant, action, lists)));
  if (!may(grant, 'read', belonging)) return 'not there';
  if (!actions.every((action) => may(grant, action, action === 'read' ? belonging : changedBy))) return '403';
  if (entry.whole === true && !seesWhole(grant, belonging)) return '403';
  return allowed(lists !== undefined && may(grant, 'read', lists));
}

/** True for whoever sees all that a row belongs to. */
function seesWhole(grant: MatrixGrant, belonging: Belonging): boolean {
  if (belonging === 'both')
    return may(grant, 'read', 'here') && may({ default: grant.elsewhere ?? grant.default }, 'read', 'here');
  return may(grant, 'read', belonging === 'everybody' ? 'all' : belonging);
}

/** How a request did end; a text that is no outcome where permissions have nothing to do with it. */
export function observedOutcome(
  entry: MatrixEntry,
  expected: Outcome,
  answer: { status: number; text: string },
  marker: string | undefined,
): string {
  const { unseen = 404, allowed } = entry.exception ?? {};
  const { status, text } = answer;
  if (expected === 'not there' && status === unseen) return 'not there';
  if (allowed === undefined ? status >= 200 && status < 300 : allowed.includes(status)) {
    if (entry.lists === undefined) return 'allowed';
    return marker !== undefined && text.includes(marker) ? 'allowed, with the row' : 'allowed, without the row';
  }
  if (status === 401 || status === 403) return String(status);
  return status === unseen ? 'not there' : `${status} ${text.slice(0, 300)}`;
}
