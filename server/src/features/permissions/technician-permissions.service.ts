import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { permissionAreas } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { assertVersion } from '../../platform/http/versions.js';
import type { TechnicianPermissionsResponse } from './permissions.dto.js';
import { technicianHasRole } from './permissions.errors.js';
import { type Grant, toGrants } from './permissions.rules.js';
import { PermissionsService } from './permissions.service.js';
import type { TechnicianAccess } from './technician-access.sql.js';

const everything: readonly Grant[] = permissionAreas.map((area) => ({
  area,
  defaultLevel: 'FULL',
  organizationOverrides: [],
}));

/** What one technician may do, by a role or alone. */
@Injectable()
export class TechnicianPermissions {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly permissions: PermissionsService,
  ) {}

  /** @throws AppError 404 when there is no such technician whom the actor may see. */
  async get(actor: Actor, technicianId: number): Promise<TechnicianPermissionsResponse> {
    const { systemAdministrator, role, owner, version } = await this.accessOf(actor, technicianId);
    const grants = systemAdministrator ? everything : await this.permissions.read(actor, owner);
    const shown = { systemAdministrator, role, permissions: toGrants(grants) };
    return { version: this.permissions.versionFor(actor, version, shown), ...shown };
  }

  /**
   * Gives a technician without a role these permissions and no others.
   * @throws AppError 404, 403 such as `permissions.beyond-own`, 409 `technician.has-role`, 412, 422.
   */
  replace(
    actor: Actor,
    technicianId: number,
    grants: readonly Grant[],
    version: number | null,
  ): Promise<TechnicianPermissionsResponse> {
    return this.database.transaction(async () => {
      await this.accessOf(actor, technicianId);
      this.authorization.demand(actor, 'update', 'Person', technician);
      await this.permissions.hold({ kind: 'TECHNICIAN', id: technicianId });
      const access = await this.accessOf(actor, technicianId);
      if (access.role !== null) throw technicianHasRole(access.role.name);
      assertVersion((await this.get(actor, technicianId)).version, version);
      this.permissions.demandCovered(actor, await this.permissions.ofAccess(access));
      const changed = await this.permissions.replace(actor, access.owner, grants);
      if (changed !== undefined) {
        // Levels in single organizations are told to those who see them.
        const subject = changed.organizationIds === null ? 'Person' : 'Organization';
        await this.changes.publish({ topic: 'people', subject, ids: null, ...changed });
      }
      return this.get(actor, technicianId);
    });
  }

  private async accessOf(actor: Actor, technicianId: number): Promise<TechnicianAccess> {
    const seen = this.authorization.allows(actor, 'read', 'Person', technician);
    const access = seen ? await this.permissions.accessOf(technicianId) : null;
    if (access === null) throw notFound('technician');
    return access;
  }
}

/** Technicians belong to no organization. */
const technician = { kind: 'TECHNICIAN', organizationId: null };
