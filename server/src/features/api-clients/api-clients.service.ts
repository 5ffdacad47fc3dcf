import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { administratorPermissions } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes, sessionsChanged } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { hashOfToken } from '../../platform/secrets/opaque-tokens.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { TechnicianRolesService } from '../technician-roles/technician-roles.service.js';
import { auditedApiClient } from './api-clients.audit.js';
import type {
  ApiClientListQuery,
  ApiClientResponse,
  ApiClientWithSecretResponse,
  CreateApiClientRequest,
  UpdateApiClientRequest,
} from './api-clients.dto.js';
import {
  apiClientExpiresInThePast,
  apiClientNameTaken,
  apiClientRevoked,
  apiClientRoleUnknown,
  apiClientWithoutAccess,
} from './api-clients.errors.js';
import {
  type ApiClientFields,
  type ApiClientRow,
  ApiClientsRepository,
  type HeldApiClient,
} from './api-clients.repository.js';
import { newClientId, newSecret, secretHint } from './api-clients.rules.js';

/** Programs that sign in by themselves. Nobody makes or changes one that may do more than they may themselves. */
@Injectable()
export class ApiClientsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly permissions: PermissionsService,
    private readonly roles: TechnicianRolesService,
    private readonly clients: ApiClientsRepository,
  ) {}

  list(actor: Actor, query: Unpaged<ApiClientListQuery>): RowList<ApiClientResponse> {
    return mapList(this.clients.list(this.visible(actor), query), (rows) => this.shown(actor, rows));
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<ApiClientResponse> {
    const row = await this.clients.find(this.visible(actor), id);
    const [client] = row === null ? [] : await this.shown(actor, [row]);
    if (client === undefined) throw notFound('API client');
    return client;
  }

  /** @throws AppError 403 such as `permissions.beyond-own`, 409 `api-client.name-taken`, 422. */
  create(actor: Actor, request: CreateApiClientRequest): Promise<ApiClientWithSecretResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'ApiClient', {});
      const fields = merged(null, request);
      await this.demandAccess(actor, fields, null);
      const clientSecret = newSecret();
      const secret = { clientId: newClientId(), hash: hashOfToken(clientSecret), hint: secretHint(clientSecret) };
      const id = await this.write(fields, () => this.clients.insert(fields, secret));
      await this.announce(id);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedApiClient, { what: 'created', before: null, after });
      return { ...after, clientSecret };
    });
  }

  /** @throws AppError 404, 403 such as `permissions.beyond-own`, 412, 409 `api-client.name-taken`, 422. */
  update(
    actor: Actor,
    id: number,
    request: UpdateApiClientRequest,
    version: number | null,
  ): Promise<ApiClientResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      const fields = merged(held, request);
      await this.demandAccess(actor, fields, held.technicianRoleId);
      await this.write(fields, () => this.clients.update(id, fields));
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedApiClient, { what: 'updated', before, after });
    });
  }

  /** A new secret; the one before, and every token that it opened, ends. @throws AppError 404, 403, 409, 412. */
  rotate(actor: Actor, id: number, version: number | null): Promise<ApiClientWithSecretResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      if (held.revokedAt !== null) throw apiClientRevoked();
      const clientSecret = newSecret();
      await this.clients.setSecret(id, { hash: hashOfToken(clientSecret), hint: secretHint(clientSecret) });
      await this.announce(id);
      const client = await this.get(actor, id);
      const about = { subjectType: 'ApiClient', subjectId: id };
      const after = { name: client.name, clientId: client.clientId };
      await this.audit.record(actor, { action: 'api-client.secret-rotated', ...about, after });
      return { ...client, clientSecret };
    });
  }

  /** Ends a client and its tokens for good; one that was revoked before stays so. @throws AppError 404, 403, 412. */
  revoke(actor: Actor, id: number, version: number | null): Promise<ApiClientResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      if (held.revokedAt !== null) return before;
      await this.clients.revoke(id);
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedApiClient, { what: 'revoked', before, after });
    });
  }

  /** @throws AppError 404, 403, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'delete', id, version);
      const before = await this.get(actor, id);
      await this.clients.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedApiClient, { what: 'deleted', before, after: null });
    });
  }

  private async shown(actor: Actor, rows: readonly ApiClientRow[]): Promise<ApiClientResponse[]> {
    const may = this.authorization.allows(actor, 'update', 'ApiClient', {});
    const roles = rows.flatMap(({ technicianRole }) => technicianRole ?? []);
    const isCovered = await this.permissions.coverageFor(
      actor,
      may ? roles.map(({ id }) => ({ kind: 'ROLE' as const, id })) : [],
    );
    return rows.map((row) => {
      const { technicianRole: role } = row;
      const covered = role === null ? actor.permissions.systemAdministrator : may && isCovered('ROLE', role.id);
      return { ...row, manageable: may && covered };
    });
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<HeldApiClient> {
    const held = await this.clients.lock(this.visible(actor), id);
    if (held === null) throw notFound('API client');
    this.authorization.demand(actor, action, 'ApiClient', {});
    await this.demandCovered(actor, held);
    assertVersion(held.version, version);
    return held;
  }

  /** A role that the client has already may be one that the actor does not know. */
  private async demandAccess(actor: Actor, fields: ApiClientFields, presentRoleId: number | null): Promise<void> {
    const { technicianRoleId, systemAdministrator, expiresAt } = fields;
    if (systemAdministrator === (technicianRoleId !== null)) throw apiClientWithoutAccess();
    if (expiresAt !== null && expiresAt.getTime() <= Date.now()) throw apiClientExpiresInThePast();
    const given = technicianRoleId === null || technicianRoleId === presentRoleId ? [] : [technicianRoleId];
    if ((await this.roles.unknownAmong(actor, given)).length > 0) throw apiClientRoleUnknown();
    await this.demandCovered(actor, fields);
  }

  private async demandCovered(actor: Actor, { technicianRoleId }: ApiClientFields): Promise<void> {
    const permissions =
      technicianRoleId === null ? administratorPermissions : await this.permissions.ofRole(technicianRoleId);
    this.permissions.demandCovered(actor, permissions);
  }

  private write<T>(fields: ApiClientFields, work: () => Promise<T>): Promise<T> {
    return translateViolations(work, { api_client_name_key: () => apiClientNameTaken(fields.name) });
  }

  /** What the client follows looks again at what it may do, and ends with its tokens. */
  private async announce(id: number): Promise<void> {
    await this.changes.publish({ topic: 'api-clients', subject: 'ApiClient', ids: [id], organizationIds: null });
    await this.changes.publish(sessionsChanged);
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'ApiClient', 'c');
  }
}

/** What a client is after a request; whoever names a role takes the place of an administrator, and the other way round. */
function merged(held: ApiClientFields | null, request: UpdateApiClientRequest): ApiClientFields {
  const { technicianRoleId, systemAdministrator, expiresAt } = request;
  const becomesAdministrator = systemAdministrator === true && technicianRoleId === undefined;
  const takesRole = typeof technicianRoleId === 'number' && systemAdministrator === undefined;
  return {
    name: request.name ?? held?.name ?? '',
    technicianRoleId: becomesAdministrator ? null : (technicianRoleId ?? held?.technicianRoleId ?? null),
    systemAdministrator: takesRole ? false : (systemAdministrator ?? held?.systemAdministrator ?? false),
    expiresAt: expiresAt === undefined ? (held?.expiresAt ?? null) : expiresAt === null ? null : new Date(expiresAt),
  };
}
