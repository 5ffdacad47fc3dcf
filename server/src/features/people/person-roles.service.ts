import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { EndUserRolesService } from '../end-user-roles/end-user-roles.service.js';
import { TechnicianRolesService } from '../technician-roles/technician-roles.service.js';
import { personRolesUnknown } from './people.errors.js';
import { PersonRolesRepository } from './person-roles.repository.js';

/** The roles that people have. Called in the transaction that holds the person. */
@Injectable()
export class PersonRolesService {
  constructor(
    private readonly endUserRoles: EndUserRolesService,
    private readonly technicianRoles: TechnicianRolesService,
    private readonly roles: PersonRolesRepository,
  ) {}

  /** Gives an end user these end-user roles and no others. @throws AppError 422 `reference.unknown`. */
  async replace(actor: Actor, personId: number, roleIds: readonly number[]): Promise<void> {
    const unknown = await this.endUserRoles.unknownAmong(actor, [...new Set(roleIds)]);
    if (unknown.length > 0) throw personRolesUnknown('roleIds', unknown);
    await this.roles.replace(personId, roleIds);
  }

  /** The role stays until the transaction ends. @throws AppError 422 `reference.unknown`. */
  async demandTechnicianRole(actor: Actor, id: number): Promise<void> {
    const unknown = await this.technicianRoles.unknownAmong(actor, [id]);
    if (unknown.length > 0) throw personRolesUnknown('technicianRoleId', unknown);
  }
}
