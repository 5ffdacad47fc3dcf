import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { RolesService } from '../roles/roles.service.js';
import type { RoleKind } from '../roles/roles.types.js';
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

/** The roles that technicians can have. */
@Injectable()
export class TechnicianRolesService {
  constructor(private readonly roles: RolesService) {}

  /** The technician roles that the actor may see. */
  list(actor: Actor, query: Unpaged<ListQuery>): RowList<TechnicianRoleResponse> {
    return this.roles.list(technicianRoles, actor, query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  get(actor: Actor, id: number): Promise<TechnicianRoleResponse> {
    return this.roles.get(technicianRoles, actor, id);
  }

  /** @throws AppError 403, 409 `technician-role.name-taken`. */
  create(actor: Actor, request: CreateTechnicianRoleRequest): Promise<TechnicianRoleResponse> {
    return this.roles.create(technicianRoles, actor, request);
  }

  /** @throws AppError 404, 403, 412 when `version` is stale, 409 `technician-role.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateTechnicianRoleRequest,
    version: number | null,
  ): Promise<TechnicianRoleResponse> {
    return this.roles.update(technicianRoles, actor, id, request, version);
  }

  /** @throws AppError 404, 403, 412, 409 `technician-role.in-use` while people have it or a license rule names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.roles.delete(technicianRoles, actor, id, version);
  }

  /**
   * Of the ids, those that are no technician roles that the actor may see. The others stay until the transaction ends, so
   * that people and license rules can name them.
   */
  unknownAmong(actor: Actor, ids: readonly number[]): Promise<number[]> {
    return this.roles.unknownAmong(technicianRoles, actor, ids);
  }
}
