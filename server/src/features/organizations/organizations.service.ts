import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { PlaceReconciliation } from '../reconciliation/place-reconciliation.service.js';
import { auditedOrganization } from './organizations.audit.js';
import type {
  CreateOrganizationRequest,
  OrganizationListQuery,
  OrganizationResponse,
  UpdateOrganizationRequest,
} from './organizations.dto.js';
import { organizationInUse, organizationNameTaken } from './organizations.errors.js';
import { OrganizationsRepository } from './organizations.repository.js';

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly places: PlaceReconciliation,
    private readonly organizations: OrganizationsRepository,
  ) {}

  /** The organizations that the actor may see. */
  list(actor: Actor, query: Unpaged<OrganizationListQuery>): RowList<OrganizationResponse> {
    return this.organizations.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<OrganizationResponse> {
    const organization = await this.organizations.find(this.visible(actor), id);
    if (organization === null) throw notFound('organization');
    return organization;
  }

  /** @throws AppError 409 `organization.name-taken`. */
  create(actor: Actor, request: CreateOrganizationRequest): Promise<OrganizationResponse> {
    return this.database.transaction(async () => {
      const fields = { name: request.name, description: request.description ?? '' };
      const id = await translateViolations(() => this.organizations.insert(fields), {
        organization_name_key: () => organizationNameTaken(request.name),
      });
      this.authorization.demand(actor, 'create', 'Organization', { organizationId: id });
      await this.announce(id);
      return this.audit.recordFate(actor, auditedOrganization, {
        what: 'created',
        before: null,
        after: await this.get(actor, id),
      });
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `organization.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateOrganizationRequest,
    version: number | null,
  ): Promise<OrganizationResponse> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      await translateViolations(() => this.organizations.update(id, request), {
        organization_name_key: () => organizationNameTaken(request.name ?? ''),
      });
      await this.announce(id);
      return this.audit.recordFate(actor, auditedOrganization, {
        what: 'updated',
        before,
        after: await this.get(actor, id),
      });
    });
  }

  /** @throws AppError 404, 412, 409 `organization.in-use` while anything belongs to it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'delete', id, version);
      const before = await this.get(actor, id);
      await translateViolations(() => this.organizations.delete(id), {
        location_organization_id_fkey: () => organizationInUse('locations'),
        device_organization_id_fkey: () => organizationInUse('devices'),
        assignment_organization_id_fkey: () => organizationInUse('a history of seats'),
        person_organization_id_fkey: () => organizationInUse('people'),
        license_organization_organization_id_fkey: () => organizationInUse('licenses limited to it'),
      });
      await this.announce(id);
      await this.audit.recordFate(actor, auditedOrganization, { what: 'deleted', before, after: null });
    });
  }

  /** Ends the seats of everything that belongs to it. @throws AppError 404, 403, 412. */
  archive(actor: Actor, id: number, version: number | null): Promise<OrganizationResponse> {
    return this.changeArchived(actor, id, version, true);
  }

  /** Undoes `archive`: seats by rule come back, those that were given by hand do not. @throws AppError 404, 403, 412. */
  restore(actor: Actor, id: number, version: number | null): Promise<OrganizationResponse> {
    return this.changeArchived(actor, id, version, false);
  }

  private async changeArchived(
    actor: Actor,
    id: number,
    version: number | null,
    archive: boolean,
  ): Promise<OrganizationResponse> {
    await this.places.changePlace({ organizationId: id, locationId: null }, async () => {
      const held = await this.hold(actor, 'update', id, version);
      if ((held.archivedAt !== null) === archive) return { result: undefined, change: null };
      const before = await this.get(actor, id);
      await this.organizations.archive(id, archive ? new Date() : null);
      await this.announce(id);
      const what = archive ? 'archived' : 'restored';
      await this.audit.recordFate(actor, auditedOrganization, { what, before, after: await this.get(actor, id) });
      return { result: undefined, change: archive ? 'ARCHIVED' : 'RESTORED' };
    });
    return this.database.readSettled(() => this.get(actor, id));
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<{ archivedAt: Date | null }> {
    const held = await this.organizations.lock(this.visible(actor), id);
    if (held === null) throw notFound('organization');
    this.authorization.demand(actor, action, 'Organization', { organizationId: id });
    assertVersion(held.version, version);
    return held;
  }

  private announce(id: number): Promise<void> {
    return this.changes.publish({ topic: 'organizations', subject: 'Organization', ids: [id], organizationIds: [id] });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Organization', 'o');
  }
}
