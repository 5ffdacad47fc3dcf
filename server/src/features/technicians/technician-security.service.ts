import { Injectable } from '@nestjs/common';
import { OneTimeCodes } from '../../platform/authentication/one-time-codes.service.js';
import { type OpenSession, Sessions } from '../../platform/authentication/sessions.service.js';
import { type Actor, isOwnAccount } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { ownAccount } from './accounts.errors.js';

/** Technicians belong to no organization. */
const facts = { kind: 'TECHNICIAN', organizationId: null };

/** Where technicians are signed in and by what second factor, for those who may change their accounts. */
@Injectable()
export class TechnicianSecurity {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly permissions: PermissionsService,
    private readonly changes: Changes,
    private readonly sessionsOf: Sessions,
    private readonly oneTimeCodes: OneTimeCodes,
  ) {}

  /** @throws AppError 404, 403 such as `permissions.beyond-own`, here and below. */
  async sessions(actor: Actor, technicianId: number): Promise<OpenSession[]> {
    await this.demand(actor, technicianId);
    return this.sessionsOf.list(technicianId, null);
  }

  endSession(actor: Actor, technicianId: number, id: number): Promise<void> {
    return this.database.transaction(async () => {
      await this.demand(actor, technicianId);
      await this.sessionsOf.endOne(actor, technicianId, id);
    });
  }

  endSessions(actor: Actor, technicianId: number): Promise<void> {
    return this.database.transaction(async () => {
      await this.demand(actor, technicianId);
      await this.sessionsOf.endAll(actor, technicianId);
    });
  }

  /**
   * Forgets an app that was lost, with its recovery codes: whoever has it may be signed in, so every session ends.
   * @throws AppError 409 `account.own`: whoever ends their own codes shows who they are.
   */
  resetOneTimeCodes(actor: Actor, technicianId: number): Promise<void> {
    return this.database.transaction(async () => {
      await this.demand(actor, technicianId);
      if (isOwnAccount(actor, technicianId)) throw ownAccount();
      if (!(await this.oneTimeCodes.remove(actor, technicianId, 'one-time-codes.reset'))) return;
      await this.sessionsOf.endAll(actor, technicianId);
      await this.changes.publish({ topic: 'people', subject: 'Person', ids: [technicianId], organizationIds: null });
    });
  }

  /** Whoever could take the sessions or codes of somebody who may do more could keep them out. */
  private async demand(actor: Actor, technicianId: number): Promise<void> {
    const seen = this.authorization.allows(actor, 'read', 'Person', facts);
    const access = seen ? await this.permissions.accessOf(technicianId) : null;
    if (access === null) throw notFound('technician');
    this.authorization.demand(actor, 'update', 'Person', facts);
    this.permissions.demandCovered(actor, await this.permissions.ofAccess(access));
  }
}
