import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import type { PermissionArea, PermissionLevel } from '../../platform/authorization/permissions.js';
import { sql } from '../../platform/database/sql.js';
import {
  expectedOutcome,
  type MatrixCase,
  matrixCases,
  type MatrixEntry,
  type MatrixGrant,
  type MatrixRequest,
  type MatrixStage,
  observedOutcome,
} from '../../platform/testing/permission-matrix.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { anApiClient, withToken } from '../api-clients/api-clients.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aTechnician, signedIn, technicianPassword } from '../people/people.factory.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An operation as the OpenAPI document has it. */
export interface DescribedOperation {
  method: Method;
  /** Which paths are its. */
  path: RegExp;
  /** What it understands behind the question mark. */
  query: ReadonlySet<string>;
}

/** The operations of the OpenAPI document by their names. */
export function describedOperations(): Map<string, DescribedOperation> {
  const { paths }: { paths: Record<string, Partial<Record<Method, OperationObject>>> } = JSON.parse(
    readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
  );
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
        const operation = methods[method];
        if (operation === undefined) return [];
        const pattern = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, '[^/?]+');
        const query = new Set((operation.parameters ?? []).map(({ name }) => name));
        return [[operation.operationId, { method, path: new RegExp(`^${pattern}(\\?.*)?$`), query }] as const];
      }),
    ),
  );
}

interface OperationObject {
  operationId: string;
  parameters?: { name: string }[];
}

/** What every feature declares of its operations, beside its own code. */
export async function declaredMatrix(): Promise<MatrixEntry[]> {
  const features = new URL('..', import.meta.url).pathname;
  const files = globSync('*/*.matrix.factory.ts', { cwd: features }).sort();
  const modules = await Promise.all(
    files.map((file): Promise<{ matrix: MatrixEntry[] }> => import(pathToFileURL(`${features}${file}`).href)),
  );
  const operations = describedOperations();
  const changes = ({ operation }: MatrixEntry) => (operations.get(operation)?.method === 'get' ? 0 : 1);
  // What reads comes first, while lists and files are short.
  return modules.flatMap(({ matrix }) => matrix).sort((a, b) => changes(a) - changes(b));
}

/** Asks for operations as everybody in the matrix, one after another. */
export class PermissionMatrix {
  private constructor(
    private readonly stage: MatrixStage,
    private readonly operations: ReadonlyMap<string, DescribedOperation>,
    private readonly technician: { id: number; email: string },
    private readonly roleId: number,
    private session: TestServer['as'],
    private readonly client: TestServer['as'],
    private readonly administratorClient: TestServer['as'],
  ) {}

  static async on(server: TestServer): Promise<PermissionMatrix> {
    const place = async () => {
      const organization = await anOrganization(server.database);
      return { ...organization, location: await aLocation(server.database, { organizationId: organization.id }) };
    };
    const technician = await aTechnician(server.database);
    const { id: roleId } = await aTechnicianRole(server.database);
    return new PermissionMatrix(
      { server, here: await place(), elsewhere: await place() },
      describedOperations(),
      technician,
      roleId,
      await signedIn(server, technician.email),
      await withToken(server, await anApiClient(server, { technicianRoleId: roleId })),
      await withToken(server, await anApiClient(server)),
    );
  }

  /** How an operation ended for everybody, beside how it must end. */
  async outcomesOf(
    entry: MatrixEntry,
  ): Promise<{ observed: Record<string, string>; expected: Record<string, string> }> {
    const observed: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for await (const [title, ended, must] of this.play(entry)) {
      observed[title] = ended;
      expected[title] = must;
    }
    return { observed, expected };
  }

  /** True when an operation ends as it must for everybody; the first who shows otherwise is enough to tell. */
  async agrees(entry: MatrixEntry): Promise<boolean> {
    for await (const [, ended, must] of this.play(entry)) if (ended !== must) return false;
    return true;
  }

  private async *play(entry: MatrixEntry): AsyncGenerator<[title: string, observed: string, expected: string]> {
    const operation = this.operations.get(entry.operation);
    if (operation === undefined) throw new Error(`There is no operation ${entry.operation}.`);
    // Most requests can be made again: one row will do. What can not be gets a row of its own each time it is allowed.
    const once = operation.method === 'delete' || entry.spends === true;
    let shared: MatrixRequest | null = null;
    for (const each of matrixCases) {
      const must = expectedOutcome(entry, each);
      const spends = once && must.startsWith('allowed');
      const request: MatrixRequest = spends || shared === null ? await entry.request(this.stage) : shared;
      shared = spends ? null : request;
      expect(request.path, entry.operation).toMatch(operation.path);
      const as = await this.as(entry, each, request.here ?? this.stage.here.id);
      const sent = as(operation.method, pathOf(entry, request, operation));
      const answer = await (request.send === undefined ? sent.send(request.body?.()) : request.send(sent));
      const ended = observedOutcome(entry, must, { status: answer.status, text: answer.text ?? '' }, request.marker);
      // An answer that is not what it should be may have changed the row.
      if (ended !== must) shared = null;
      yield [each.title, ended, must];
      if (entry.endsSession === true) this.session = await signedIn(this.stage.server, this.technician.email);
    }
  }

  private async as(entry: MatrixEntry, { actor, grant }: MatrixCase, here: number): Promise<TestServer['as']> {
    const { server } = this.stage;
    switch (actor) {
      case 'NOBODY':
        return (method, path) => server.anonymous(method, path);
      case 'ADMINISTRATOR':
        return this.administrator(entry);
      case 'ADMINISTRATOR_CLIENT':
        return this.administratorClient;
      case 'TECHNICIAN':
        await server.database.query(sql`
          UPDATE technician SET permissions = ${this.grants(entry, grant, here)}::jsonb, version = version + 1
          WHERE person_id = ${this.technician.id}`);
        return this.session;
      case 'API_CLIENT':
        await server.database.query(sql`
          UPDATE technician_role SET permissions = ${this.grants(entry, grant, here)}::jsonb, version = version + 1
          WHERE id = ${this.roleId}`);
        return this.client;
    }
  }

  /** The administrator whom everything is made with keeps the session. */
  private async administrator(entry: MatrixEntry): Promise<TestServer['as']> {
    const { server } = this.stage;
    if (entry.endsSession !== true) return (method, path) => server.as(method, path);
    const { email } = await aTechnician(server.database, { systemAdministrator: true });
    return signedIn(server, email, technicianPassword);
  }

  private grants({ access, besides = {} }: MatrixEntry, grant: MatrixGrant | null, here: number): string {
    if (grant === null) return '[]';
    const own = typeof access === 'string' ? [] : [grantOf(access.area, grant, here, this.stage.elsewhere.id)];
    const others = Object.entries(besides).map(([area, level]) => ({
      area,
      defaultLevel: level,
      organizationOverrides: [],
    }));
    return JSON.stringify([...own, ...others]);
  }
}

function grantOf(area: PermissionArea, grant: MatrixGrant, here: number, elsewhere: number): object {
  const override = (organizationId: number, level: PermissionLevel | undefined) =>
    level === undefined ? [] : [{ organizationId, level }];
  return {
    area,
    defaultLevel: grant.default,
    organizationOverrides: [...override(here, grant.here), ...override(elsewhere, grant.elsewhere)],
  };
}

/** The newest rows come first: the row is among them. Files are asked for as text. */
function pathOf({ lists }: MatrixEntry, { path }: MatrixRequest, { query }: DescribedOperation): string {
  const wanted = [
    // Lists may have a filter of that name.
    ...(query.has('format') && /\/export(\?|$)/.test(path) ? ['format=json'] : []),
    ...(query.has('pageSize') && lists !== undefined ? ['sort=-id', 'pageSize=10'] : []),
  ];
  return wanted.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${wanted.join('&')}`;
}
