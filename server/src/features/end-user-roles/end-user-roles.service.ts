import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { RolesService } from '../roles/roles.service.js';
import type { RoleKind } from '../roles/roles.types.js';
import type { CreateEndUserRoleRequest, EndUserRoleResponse, UpdateEndUserRoleRequest } from './end-user-roles.dto.js';

const endUserRoles: RoleKind = {
  subject: 'EndUserRole',
  topic: 'end-user-roles',
  code: 'end-user-role',
  name: 'end-user role',
  table: 'end_user_role',
  holders: { table: 'person_end_user_role', personColumn: 'person_id', roleColumn: 'role_id' },
  ruleSection: 'endUsers',
};

/** The roles that end users can have. */
@Injectable()
export class EndUserRolesService {
  constructor(private readonly roles: RolesService) {}

  /** The end-user roles that the actor may see. */
  list(actor: Actor, query: Unpaged<ListQuery>): RowList<EndUserRoleResponse> {
    return this.roles.list(endUserRoles, actor, query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  get(actor: Actor, id: number): Promise<EndUserRoleResponse> {
    return this.roles.get(endUserRoles, actor, id);
  }

  /** @throws AppError 403, 409 `end-user-role.name-taken`. */
  create(actor: Actor, request: CreateEndUserRoleRequest): Promise<EndUserRoleResponse> {
    return this.roles.create(endUserRoles, actor, request);
  }

  /** @throws AppError 404, 403, 412 when `version` is stale, 409 `end-user-role.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateEndUserRoleRequest,
    version: number | null,
  ): Promise<EndUserRoleResponse> {
    return this.roles.update(endUserRoles, actor, id, request, version);
  }

  /** @throws AppError 404, 403, 412, 409 `end-user-role.in-use` while people have it or a license rule names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.roles.delete(endUserRoles, actor, id, version);
  }

  /**
   * Of the ids, those that are no end-user roles that the actor may see. The others stay until the transaction ends, so
   * that people and license rules can name them.
   */
  unknownAmong(actor: Actor, ids: readonly number[]): Promise<number[]> {
    return this.roles.unknownAmong(endUserRoles, actor, ids);
  }
}
