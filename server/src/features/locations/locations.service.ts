import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { PlaceReconciliation } from '../reconciliation/place-reconciliation.service.js';
import { auditedLocation } from './locations.audit.js';
import type {
  CreateLocationRequest,
  LocationListQuery,
  LocationResponse,
  OrganizationLocationListQuery,
  UpdateLocationRequest,
} from './locations.dto.js';
import { locationInUse, locationNameTaken } from './locations.errors.js';
import { type HeldLocation, LocationsRepository } from './locations.repository.js';

@Injectable()
export class LocationsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly places: PlaceReconciliation,
    private readonly openPlaces: OpenPlaces,
    private readonly locations: LocationsRepository,
  ) {}

  /** The locations that the actor may see, of all organizations or of some. */
  list(actor: Actor, query: Unpaged<LocationListQuery>): RowList<LocationResponse> {
    return this.locations.list(this.visible(actor), query);
  }

  /** The locations of one organization. @throws AppError 404 when the actor may not see it. */
  async listOf(
    actor: Actor,
    organizationId: number,
    query: Unpaged<OrganizationLocationListQuery>,
  ): Promise<RowList<LocationResponse>> {
    await this.demandOrganization(actor, organizationId);
    return this.locations.list(this.visible(actor), { ...query, organizationId: [organizationId] });
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<LocationResponse> {
    const location = await this.locations.find(this.visible(actor), id);
    if (location === null) throw notFound('location');
    return location;
  }

  /** @throws AppError 404 when there is none in this organization that the actor may see. */
  async getOf(actor: Actor, organizationId: number, id: number): Promise<LocationResponse> {
    const location = await this.get(actor, id);
    if (location.organization.id !== organizationId) throw notFound('location');
    return location;
  }

  /**
   * @throws AppError 404 for an organization that the actor may not see, 422 `place.archived`, 409
   * `location.name-taken`.
   */
  create(actor: Actor, organizationId: number, request: CreateLocationRequest): Promise<LocationResponse> {
    return this.database.transaction(async () => {
      await this.demandOrganization(actor, organizationId);
      this.authorization.demand(actor, 'create', 'Location', { organizationId });
      await this.openPlaces.demandOpen(organizationId);
      const fields = { name: request.name, address: request.address ?? '' };
      const id = await translateViolations(() => this.locations.insert(organizationId, fields), {
        location_name_key: () => locationNameTaken(request.name),
        location_organization_id_fkey: () => notFound('organization'),
      });
      await this.announce(organizationId, id);
      return this.audit.recordFate(actor, auditedLocation, {
        what: 'created',
        before: null,
        after: await this.get(actor, id),
      });
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 409 `location.name-taken`. */
  update(
    actor: Actor,
    organizationId: number,
    id: number,
    request: UpdateLocationRequest,
    version: number | null,
  ): Promise<LocationResponse> {
    return this.database.transaction(async () => {
      const held = await this.locations.lock(this.visible(actor), organizationId, id);
      this.demand(actor, 'update', organizationId, held, version);
      const before = await this.get(actor, id);
      await translateViolations(() => this.locations.update(id, request), {
        location_name_key: () => locationNameTaken(request.name ?? ''),
      });
      await this.announce(organizationId, id);
      return this.audit.recordFate(actor, auditedLocation, {
        what: 'updated',
        before,
        after: await this.get(actor, id),
      });
    });
  }

  /**
   * Deletes a location with its enrollment tokens.
   * @throws AppError 404, 412, 409 `location.in-use` while devices or licenses name it, or once it held a seat.
   */
  delete(actor: Actor, organizationId: number, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const held = await this.locations.lockForDeletion(this.visible(actor), organizationId, id);
      this.demand(actor, 'delete', organizationId, held, version);
      const before = await this.get(actor, id);
      if (await this.locations.everHeldSeats(id)) {
        throw locationInUse('a history of license seats, which is kept');
      }
      await translateViolations(() => this.locations.delete(id), {
        device_location_id_organization_id_fkey: () =>
          locationInUse('devices, active or decommissioned. Move them to another location first'),
        license_location_location_id_organization_id_fkey: () =>
          locationInUse('licenses limited to it. Change their scope first'),
      });
      await this.announce(organizationId, id);
      await this.audit.recordFate(actor, auditedLocation, { what: 'deleted', before, after: null });
    });
  }

  /** Ends the seats of the location and of its devices. @throws AppError 404, 403, 412. */
  archive(actor: Actor, organizationId: number, id: number, version: number | null): Promise<LocationResponse> {
    return this.changeArchived(actor, organizationId, id, version, true);
  }

  /** Undoes `archive`: seats by rule come back, those that were given by hand do not. @throws AppError 404, 403, 412. */
  restore(actor: Actor, organizationId: number, id: number, version: number | null): Promise<LocationResponse> {
    return this.changeArchived(actor, organizationId, id, version, false);
  }

  private async changeArchived(
    actor: Actor,
    organizationId: number,
    id: number,
    version: number | null,
    archive: boolean,
  ): Promise<LocationResponse> {
    await this.places.changePlace({ organizationId, locationId: id }, async () => {
      const held = await this.locations.lock(this.visible(actor), organizationId, id);
      this.demand(actor, 'update', organizationId, held, version);
      if ((held.archivedAt !== null) === archive) return { result: undefined, change: null };
      const before = await this.get(actor, id);
      await this.locations.archive(id, archive ? new Date() : null);
      await this.announce(organizationId, id);
      const what = archive ? 'archived' : 'restored';
      await this.audit.recordFate(actor, auditedLocation, { what, before, after: await this.get(actor, id) });
      return { result: undefined, change: archive ? 'ARCHIVED' : 'RESTORED' };
    });
    return this.database.readSettled(() => this.get(actor, id));
  }

  private async demandOrganization(actor: Actor, id: number): Promise<void> {
    const visible = this.authorization.visibleTo(actor, 'Organization', 'o');
    if (!(await this.locations.organizationExists(visible, id))) throw notFound('organization');
  }

  private demand(
    actor: Actor,
    action: 'update' | 'delete',
    organizationId: number,
    held: HeldLocation | null,
    version: number | null,
  ): asserts held is HeldLocation {
    if (held === null) throw notFound('location');
    this.authorization.demand(actor, action, 'Location', { organizationId });
    assertVersion(held.version, version);
  }

  /** An organization shows how many locations it has: those who look at it hear of it too. */
  private async announce(organizationId: number, id: number): Promise<void> {
    const organizationIds = [organizationId];
    await this.changes.publish({ topic: 'locations', subject: 'Location', ids: [id], organizationIds });
    await this.changes.publish({
      topic: 'organizations',
      subject: 'Organization',
      ids: organizationIds,
      organizationIds,
    });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Location', 'l');
  }
}
