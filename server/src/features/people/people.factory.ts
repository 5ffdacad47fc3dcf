import type supertest from 'supertest';
import type { Actor } from '../../platform/authorization/actor.js';
import type { Permissions } from '../../platform/authorization/permissions.js';
import { hashPassword } from '../../platform/authentication/passwords.js';
import type { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { PersonKind } from './people.rules.js';

/** Somebody in the database of a test. */
export interface BuiltPerson {
  id: number;
  name: string;
  email: string;
}

/** Puts a person into the database of a test: a contact of no organization unless said otherwise. */
export async function aPerson(
  database: Database,
  fields: {
    kind?: PersonKind;
    name?: string;
    email?: string;
    organizationId?: number;
    roleIds?: readonly number[];
  } = {},
): Promise<BuiltPerson> {
  const name = fields.name ?? uniqueName('Person');
  const email = fields.email ?? `${uniqueName('person').replace(' ', '-')}@people.test`;
  const { id } = await database.one<{ id: number }>(sql`
    INSERT INTO person (kind, name, email, organization_id)
    VALUES (${fields.kind ?? 'CONTACT'}, ${name}, ${email}, ${fields.organizationId ?? null}) RETURNING id`);
  await database.query(sql`
    INSERT INTO person_end_user_role (person_id, role_id)
    SELECT ${id}, role_id FROM unnest(${[...(fields.roleIds ?? [])]}::bigint[]) AS given (role_id)`);
  return { id, name, email };
}

/** The password of every technician that `aTechnician` makes. */
export const technicianPassword = 'a password of a technician';

let passwordHash: Promise<string> | undefined;

/** Puts a technician who can sign in into the database of a test; not an administrator unless said otherwise. */
export async function aTechnician(
  database: Database,
  fields: {
    systemAdministrator?: boolean;
    email?: string;
    technicianRoleId?: number;
    areas?: Permissions['areas'];
  } = {},
): Promise<BuiltPerson> {
  passwordHash ??= hashPassword(technicianPassword);
  const { systemAdministrator = false, technicianRoleId = null, areas = {}, ...personFields } = fields;
  const permissions = Object.entries(areas).map(([area, granted]) => ({ area, ...granted }));
  const person = await aPerson(database, { ...personFields, kind: 'TECHNICIAN' });
  await database.query(sql`
    INSERT INTO technician (person_id, system_administrator, password_hash, technician_role_id, permissions)
    VALUES (${person.id}, ${systemAdministrator}, ${await passwordHash}, ${technicianRoleId},
      ${JSON.stringify(permissions)}::jsonb)`);
  return person;
}

/** Signs a technician in; the result sends requests like `server.as`. */
export async function signedIn(
  server: TestServer,
  email: string,
  password = technicianPassword,
): Promise<TestServer['as']> {
  const answer = await server.anonymous('post', '/auth/sign-in').send({ email, password }).expect(200);
  return withCookie(server, answer);
}

/** Signs in somebody with access to some areas; the result sends requests like `server.as`. */
export async function signedInWith(server: TestServer, areas: Permissions['areas']): Promise<TestServer['as']> {
  const { email } = await aTechnician(server.database, { areas });
  return signedIn(server, email);
}

/** Requests with the session cookie that an answer has set. */
export function withCookie(server: TestServer, answer: supertest.Response): TestServer['as'] {
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return (method, path) => server.anonymous(method, path).set('Cookie', cookie).set('X-Requested-With', 'seatwise');
}

/** Somebody with access to some areas, for asking services and policies directly. */
export function anActor(areas: Permissions['areas'], systemAdministrator = false): Actor {
  return {
    kind: 'TECHNICIAN',
    id: 1,
    name: 'Limited',
    email: 'limited@seatwise.test',
    permissions: { systemAdministrator, areas },
  };
}
