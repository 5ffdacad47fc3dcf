import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { PermissionOwner } from '../permissions/technician-access.sql.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import type { IdentityProviderResponse } from './identity-providers.dto.js';
import type { IdentityProviderRow } from './identity-providers.repository.js';
import { concernsEverybody } from './identity-providers.rules.js';
import { TechnicianIdentitiesRepository } from './technician-identities.repository.js';

/** Technicians belong to no organization. */
const technician = { kind: 'TECHNICIAN', organizationId: null };

/** Which providers somebody may change, for lists: so that nobody is offered what is refused. */
@Injectable()
export class ManageableProviders {
  constructor(
    private readonly authorization: Authorization,
    private readonly permissions: PermissionsService,
    private readonly identities: TechnicianIdentitiesRepository,
  ) {}

  /** Providers with whether the actor may change them. What is asked for does not grow with their number. */
  async marked(actor: Actor, rows: readonly IdentityProviderRow[]): Promise<IdentityProviderResponse[]> {
    const all = (manageable: boolean) => rows.map((row) => ({ ...row, manageable }));
    if (!this.authorization.allows(actor, 'update', 'IdentityProvider', {})) return all(false);
    if (actor.permissions.systemAdministrator) return all(true);
    const linked = await this.identities.linkedAccess(rows.map(({ id }) => id));
    const access = new Map(linked.map((each) => [each.providerId, each]));
    const ownersOf = (row: IdentityProviderRow) => [
      ...owners('ROLE', rolesOf(row)),
      ...owners('ROLE', access.get(row.id)?.roleIds ?? []),
      ...owners('TECHNICIAN', access.get(row.id)?.personIds ?? []),
    ];
    const isCovered = await this.permissions.coverageFor(actor, rows.flatMap(ownersOf));
    return rows.map((row) => ({
      ...row,
      manageable:
        this.mayDoItsWork(actor, row) &&
        access.get(row.id)?.systemAdministrator !== true &&
        ownersOf(row).every(({ kind, id }) => isCovered(kind, id)),
    }));
  }

  private mayDoItsWork(actor: Actor, row: IdentityProviderRow): boolean {
    const may = (action: 'create' | 'update') => this.authorization.allows(actor, action, 'Person', technician);
    return (
      !concernsEverybody(row) &&
      (!row.createsTechnicians || may('create')) &&
      (row.roleMappings.length === 0 || may('update'))
    );
  }
}

function rolesOf({ roleMappings, defaultTechnicianRole }: IdentityProviderRow): number[] {
  const roles = [...roleMappings.map(({ technicianRole }) => technicianRole), defaultTechnicianRole];
  return roles.flatMap((role) => (role === null ? [] : [role.id]));
}

function owners(kind: PermissionOwner['kind'], ids: readonly number[]): PermissionOwner[] {
  return ids.map((id) => ({ kind, id }));
}
