import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { AppError } from '../../platform/http/app-error.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { RolesService } from '../roles/roles.service.js';
import { type Grant, toGrants } from '../permissions/permissions.rules.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import type { Role, RoleKind } from '../roles/roles.types.js';
import { RequiredCodes } from './required-codes.service.js';
import type {
  CreateTechnicianRoleRequest,
  TechnicianRoleResponse,
  UpdateTechnicianRoleRequest,
} from './technician-roles.dto.js';

const technicianRoles: RoleKind = {
  subject: 'TechnicianRole',
  topic: 'technician-roles',
  code: 'technician-role',
  name: 'technician role',
  table: 'technician_role',
  holders: { table: 'technician', personColumn: 'person_id', roleColumn: 'technician_role_id' },
  ruleSection: 'technicians',
};

/** 409: programs that sign in by themselves have the role. */
function roleOfApiClients(): AppError {
  return new AppError(
    'technician-role.in-use',
    409,
    'API clients have this technician role. Give them another one, or delete them first.',
  );
}

/** 409: whoever signs in by a provider gets the role. */
function roleOfProviders(): AppError {
  return new AppError(
    'technician-role.in-use',
    409,
    'Sign-in providers give this technician role. Map to another one there first.',
  );
}

/** The roles that technicians can have, with what they allow. */
@Injectable()
export class TechnicianRolesService {
  constructor(
    private readonly database: Database,
    private readonly roles: RolesService,
    private readonly permissions: PermissionsService,
    private readonly codes: RequiredCodes,
  ) {}

  /** The technician roles that the actor may see. */
  list(actor: Actor, query: Unpaged<ListQuery>): RowList<TechnicianRoleResponse> {
    return mapList(this.roles.list(technicianRoles, actor, query), (roles) => this.withPermissions(actor, roles));
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<TechnicianRoleResponse> {
    return this.one(actor, await this.roles.get(technicianRoles, actor, id));
  }

  /** @throws AppError 403 such as `permissions.beyond-own`, 409 `technician-role.name-taken`, 422. */
  create(actor: Actor, request: CreateTechnicianRoleRequest): Promise<TechnicianRoleResponse> {
    const { permissions, requiresOneTimeCode, ...fields } = request;
    return this.database.transaction(async () => {
      const { id } = await this.roles.create(technicianRoles, actor, fields);
      if (permissions !== undefined) await this.permissions.replace(actor, { kind: 'ROLE', id }, permissions);
      if (requiresOneTimeCode !== undefined) await this.requireCodes(actor, id, requiresOneTimeCode);
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 403, 412 when `version` is stale, 409 `technician-role.name-taken`, 422. */
  update(
    actor: Actor,
    id: number,
    request: UpdateTechnicianRoleRequest,
    version: number | null,
  ): Promise<TechnicianRoleResponse> {
    const { permissions, requiresOneTimeCode, ...fields } = request;
    return this.database.transaction(async () => {
      await this.roles.update(technicianRoles, actor, id, fields, await this.storedVersion(actor, id, version));
      if (permissions !== undefined) await this.permissions.replace(actor, { kind: 'ROLE', id }, permissions);
      if (requiresOneTimeCode !== undefined) await this.requireCodes(actor, id, requiresOneTimeCode);
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 403, 412, 409 `technician-role.in-use` while people have it or a license rule names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const stored = await this.storedVersion(actor, id, version);
      await translateViolations(() => this.roles.delete(technicianRoles, actor, id, stored), {
        api_client_technician_role_id_fkey: () => roleOfApiClients(),
        identity_provider_default_technician_role_id_fkey: () => roleOfProviders(),
        identity_role_mapping_technician_role_id_fkey: () => roleOfProviders(),
      });
    });
  }

  /**
   * Of the ids, those that are no technician roles that the actor may see. The others stay until the transaction ends, so
   * that people and license rules can name them.
   */
  unknownAmong(actor: Actor, ids: readonly number[]): Promise<number[]> {
    return this.roles.unknownAmong(technicianRoles, actor, ids);
  }

  /** Whoever could lift it for those who may do more would make them easier to become. */
  private async requireCodes(actor: Actor, id: number, required: boolean): Promise<void> {
    this.permissions.demandCovered(actor, await this.permissions.ofRole(id));
    await this.codes.require(actor, id, required);
  }

  private async withPermissions(actor: Actor, roles: readonly Role[]): Promise<TechnicianRoleResponse[]> {
    const ids = roles.map((role) => role.id);
    const permissions = await this.permissions.readRoles(actor, ids);
    const requiring = await this.codes.requiredAmong(ids);
    return roles.map((role) => this.shown(actor, role, permissions.get(role.id) ?? [], requiring.has(role.id)));
  }

  private async one(actor: Actor, role: Role): Promise<TechnicianRoleResponse> {
    const grants = await this.permissions.read(actor, { kind: 'ROLE', id: role.id });
    const requiring = await this.codes.requiredAmong([role.id]);
    return this.shown(actor, role, grants, requiring.has(role.id));
  }

  /** Whoever does not see every organization sees a version of what they see. */
  private shown(
    actor: Actor,
    role: Role,
    grants: readonly Grant[],
    requiresOneTimeCode: boolean,
  ): TechnicianRoleResponse {
    const permissions = toGrants(grants);
    const { name, description } = role;
    const shown = { name, description, permissions, requiresOneTimeCode };
    return { ...role, ...shown, version: this.permissions.versionFor(actor, role.version, shown) };
  }

  /** The version that stands for the one that the actor was shown. @throws AppError 404, 412. */
  private async storedVersion(actor: Actor, id: number, version: number | null): Promise<number | null> {
    if (version === null) return null;
    await this.permissions.hold({ kind: 'ROLE', id });
    const role = await this.roles.get(technicianRoles, actor, id);
    assertVersion((await this.one(actor, role)).version, version);
    return role.version;
  }
}
