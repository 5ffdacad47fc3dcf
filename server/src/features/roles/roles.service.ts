import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { roleInUse, roleNameTaken } from './roles.errors.js';
import { RolesRepository, type VisibleToActor } from './roles.repository.js';
import { auditedRole } from './roles.audit.js';
import { changedFields, isUnused } from './roles.rules.js';
import type { HeldRole, Role, RoleFields, RoleKind } from './roles.types.js';

/** Keeps roles of any kind: what end-user roles and technician roles have in common. */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly roles: RolesRepository,
  ) {}

  /** The roles of a kind that the actor may see. */
  list(kind: RoleKind, actor: Actor, query: Unpaged<ListQuery>): RowList<Role> {
    return this.roles.list(kind, this.visible(kind, actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(kind: RoleKind, actor: Actor, id: number): Promise<Role> {
    const role = await this.roles.find(kind, this.visible(kind, actor), id);
    if (role === null) throw notFound(kind.name);
    return role;
  }

  /** @throws AppError 403, 409 `….name-taken`. */
  create(
    kind: RoleKind,
    actor: Actor,
    { name, description = '' }: { name: string; description?: string },
  ): Promise<Role> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', kind.subject, {});
      const id = await this.write(kind, name, () => this.roles.insert(kind, { name, description }));
      await this.announce(kind, id);
      const after = await this.get(kind, actor, id);
      return this.audit.recordFate(actor, auditedRole(kind), { what: 'created', before: null, after });
    });
  }

  /** @throws AppError 404, 403, 412 when `version` is stale, 409 `….name-taken`. */
  update(
    kind: RoleKind,
    actor: Actor,
    id: number,
    request: Partial<RoleFields>,
    version: number | null,
  ): Promise<Role> {
    return this.database.transaction(async () => {
      const locked = await this.roles.lock(kind, this.visibleRoles(kind, actor), id);
      const held = this.demand(kind, actor, 'update', locked, version);
      const fields = changedFields(held, request);
      if (Object.keys(fields).length > 0) {
        await this.write(kind, fields.name ?? held.name, () => this.roles.update(kind, id, fields));
        await this.announce(kind, id);
        const fate = { what: 'updated', before: held, after: { ...held, ...fields } };
        await this.audit.recordFate(actor, auditedRole(kind), fate);
      }
      return this.get(kind, actor, id);
    });
  }

  /** @throws AppError 404, 403, 412, 409 `….in-use` while somebody has it or a license rule names it. */
  delete(kind: RoleKind, actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const locked = await this.roles.lockAlone(kind, this.visibleRoles(kind, actor), id);
      const held = this.demand(kind, actor, 'delete', locked, version);
      const usage = await this.roles.usage(kind, id, this.visible(kind, actor));
      if (!isUnused(usage)) throw roleInUse(kind, usage);
      await this.roles.delete(kind, id);
      await this.announce(kind, id);
      await this.audit.recordFate(actor, auditedRole(kind), { what: 'deleted', before: held, after: null });
    });
  }

  /**
   * Of the ids, those of roles that are not there, or that the actor may not see. The others stay until the transaction
   * ends, so whoever names them in a row of their own does so safely.
   */
  async unknownAmong(kind: RoleKind, actor: Actor, ids: readonly number[]): Promise<number[]> {
    if (ids.length === 0) return [];
    const kept = new Set(await this.roles.keep(kind, this.visibleRoles(kind, actor), ids));
    return ids.filter((id) => !kept.has(id));
  }

  private demand(
    kind: RoleKind,
    actor: Actor,
    action: 'update' | 'delete',
    held: HeldRole | null,
    version: number | null,
  ): HeldRole {
    if (held === null) throw notFound(kind.name);
    this.authorization.demand(actor, action, kind.subject, {});
    assertVersion(held.version, version);
    return held;
  }

  private write<T>(kind: RoleKind, name: string, write: () => Promise<T>): Promise<T> {
    return translateViolations(write, { [`${kind.table}_name_key`]: () => roleNameTaken(kind, name) });
  }

  private announce(kind: RoleKind, id: number): Promise<void> {
    return this.changes.publish({ topic: kind.topic, subject: kind.subject, ids: [id], organizationIds: null });
  }

  private visible(kind: RoleKind, actor: Actor): VisibleToActor {
    return {
      roles: this.visibleRoles(kind, actor),
      people: this.authorization.visibleTo(actor, 'Person', 'p'),
      licenses: this.authorization.visibleTo(actor, 'License', 'l'),
    };
  }

  private visibleRoles(kind: RoleKind, actor: Actor): Sql {
    return this.authorization.visibleTo(actor, kind.subject, 'r');
  }
}
