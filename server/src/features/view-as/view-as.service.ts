import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { AccountDirectory, type ViewTarget } from '../../platform/authentication/account-directory.js';
import { Views } from '../../platform/authentication/views.service.js';
import type { Actor, ViewedAs } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/app-error.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { viewAsInactive, viewAsWithoutSession } from './view-as.errors.js';

/** Looking at everything with the permissions of a role, or of another technician. */
@Injectable()
export class ViewAsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly accounts: AccountDirectory,
    private readonly views: Views,
    private readonly permissions: PermissionsService,
  ) {}

  /**
   * Makes a session look with the permissions of the target, and change nothing.
   * @param session the opaque value of the cookie; undefined without one.
   * @throws AppError 404, 403 `permissions.beyond-own`, 409 `technician.inactive`, `view-as.no-session`.
   */
  begin(actor: Actor, session: string | undefined, target: ViewTarget): Promise<ViewedAs> {
    return this.database.transaction(async () => {
      const view = this.mayRead(actor, target) ? await this.accounts.viewOf(target) : null;
      if (view === null) throw notFound(target.kind === 'TECHNICIAN' ? 'technician' : 'technician role');
      if (session === undefined || actor.kind !== 'TECHNICIAN') throw viewAsWithoutSession();
      this.permissions.demandCovered(actor, view.permissions);
      if (!view.active) throw viewAsInactive();
      await this.views.begin(session, target);
      await this.record(actor, 'started', view.viewedAs);
      return view.viewedAs;
    });
  }

  /** Makes a session look with its own permissions again; nothing where it does already. */
  end(actor: Actor, session: string | undefined): Promise<void> {
    return this.database.transaction(async () => {
      if (actor.viewingAs === undefined || session === undefined) return;
      await this.views.end(session);
      await this.record(actor, 'ended', actor.viewingAs);
    });
  }

  private mayRead(actor: Actor, { kind }: ViewTarget): boolean {
    return kind === 'TECHNICIAN'
      ? this.authorization.allows(actor, 'read', 'Person', { kind, organizationId: null })
      : this.authorization.allows(actor, 'read', 'TechnicianRole', {});
  }

  private record(actor: Actor, what: 'started' | 'ended', { kind, id, name }: ViewedAs): Promise<void> {
    const subjectType = kind === 'TECHNICIAN' ? 'Person' : 'TechnicianRole';
    const said = what === 'started' ? { after: { name } } : { before: { name } };
    return this.audit.record(actor, { action: `view-as.${what}`, subjectType, subjectId: id, ...said });
  }
}
