import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Authentication } from '../../platform/authentication/authentication.service.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import type { TechnicianIdentitiesResponse } from './technician-identities.dto.js';
import { TechnicianIdentitiesRepository } from './technician-identities.repository.js';

/** Technicians belong to no organization. */
const technician = { kind: 'TECHNICIAN', organizationId: null };

/** Which providers a technician signs in by. */
@Injectable()
export class TechnicianIdentities {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly authentication: Authentication,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly permissions: PermissionsService,
    private readonly identities: TechnicianIdentitiesRepository,
  ) {}

  /** @throws AppError 404 when there is no such technician whom the actor may see. */
  async list(actor: Actor, technicianId: number): Promise<TechnicianIdentitiesResponse> {
    await this.demandSeen(actor, technicianId);
    return { items: await this.identities.ofTechnician(technicianId) };
  }

  /** The provider opens this account no more, and what is open is closed. @throws AppError 404, 403. */
  unlink(actor: Actor, technicianId: number, providerId: number): Promise<void> {
    return this.database.transaction(async () => {
      await this.demandSeen(actor, technicianId);
      this.authorization.demand(actor, 'update', 'Person', technician);
      await this.permissions.hold({ kind: 'TECHNICIAN', id: technicianId });
      this.permissions.demandCovered(actor, await this.permissions.ofTechnician(technicianId));
      const unlinked = await this.identities.unlink(technicianId, providerId);
      if (unlinked.length === 0) throw notFound('sign-in provider of this technician');
      const about = { subjectType: 'Person', subjectId: technicianId };
      await this.audit.recordAll(
        actor,
        unlinked.map((before) => ({ action: 'technician.provider-unlinked', ...about, before })),
      );
      await this.authentication.signOutEverywhere(actor, technicianId);
      await this.changes.publish({ topic: 'people', subject: 'Person', ids: null, organizationIds: null });
    });
  }

  private async demandSeen(actor: Actor, technicianId: number): Promise<void> {
    const seen = this.authorization.allows(actor, 'read', 'Person', technician);
    if (!seen || (await this.permissions.accessOf(technicianId)) === null) throw notFound('technician');
  }
}
