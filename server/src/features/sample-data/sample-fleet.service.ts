import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { DevicesService } from '../devices/devices.service.js';
import { InventoryService } from '../inventory/inventory.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { EndUserRolesService } from '../end-user-roles/end-user-roles.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { PeopleService } from '../people/people.service.js';
import { TechnicianRolesService } from '../technician-roles/technician-roles.service.js';
import { type SampleDevice, sampleFleet, samplePeople } from './sample-fleet.rules.js';
import { type SampleOrganization, sampleOrganizations } from './sample-organizations.js';
import { sampleEndUserRoles, sampleGrants, sampleTechnicianRoles, sampleTechnicians } from './sample-roles.js';

const millisecondsPerDay = 86_400_000;

/** The organizations of the sample with their people and devices. */
@Injectable()
export class SampleFleetService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organizations: OrganizationsService,
    private readonly locations: LocationsService,
    private readonly endUserRoles: EndUserRolesService,
    private readonly technicianRoles: TechnicianRolesService,
    private readonly people: PeopleService,
    private readonly inventory: InventoryService,
    private readonly devices: DevicesService,
  ) {}

  /** @returns the ids of the organizations by their names. */
  async load(actor: Actor): Promise<Map<string, number>> {
    const roles = new Map<string, number>();
    for (const role of sampleEndUserRoles) {
      roles.set(role.name, (await this.endUserRoles.create(actor, role)).id);
    }
    const ids = new Map<string, number>();
    for (const [index, organization] of sampleOrganizations.entries()) {
      ids.set(organization.name, await this.loadOrganization(actor, organization, index + 1, roles));
    }
    await this.loadTechnicians(actor, ids);
    return ids;
  }

  private async loadTechnicians(actor: Actor, organizations: ReadonlyMap<string, number>): Promise<void> {
    const ids = new Map<string, number>();
    for (const role of sampleTechnicianRoles) {
      const { name, description } = role;
      const permissions = sampleGrants(role, organizations);
      ids.set(name, (await this.technicianRoles.create(actor, { name, description, permissions })).id);
    }
    for (const { name, email, role, levels } of sampleTechnicians) {
      const technicianRoleId = role === null ? null : (ids.get(role) ?? null);
      const permissions = levels === undefined ? {} : { permissions: sampleGrants({ levels }, organizations) };
      await this.people.create(actor, { kind: 'TECHNICIAN', name, email, technicianRoleId, ...permissions });
    }
  }

  private async loadOrganization(
    actor: Actor,
    organization: SampleOrganization,
    seed: number,
    roles: ReadonlyMap<string, number>,
  ): Promise<number> {
    const { name, description } = organization;
    const { id: organizationId } = await this.organizations.create(actor, { name, description });
    const locationIds: number[] = [];
    for (const { name: locationName, address } of organization.locations) {
      const location = await this.locations.create(actor, organizationId, { name: locationName, address });
      locationIds.push(location.id);
    }
    const personIds: number[] = [];
    for (const { roles: roleNames, ...person } of samplePeople(organization, seed)) {
      const roleIds = roleNames.flatMap((roleName) => roles.get(roleName) ?? []);
      const { id } = await this.people.create(actor, { kind: 'END_USER', organizationId, roleIds, ...person });
      personIds.push(id);
    }
    const today = this.clock.today();
    const fleet = sampleFleet(organization, seed, today);
    await this.report(actor, fleet, organizationId, locationIds);
    await this.decorate(actor, fleet, organizationId, personIds);
    return organizationId;
  }

  /** Reports the devices as a program would, each at the moment it was last heard of. */
  private async report(
    actor: Actor,
    fleet: readonly SampleDevice[],
    organizationId: number,
    locationIds: readonly number[],
  ): Promise<void> {
    for (const [daysSinceSeen, devices] of Map.groupBy(fleet, (device) => device.daysSinceSeen)) {
      const body = {
        devices: devices.map((device) => ({
          externalId: device.externalId,
          organizationId,
          locationId: locationIds[device.locationIndex],
          name: device.name,
          deviceClass: device.deviceClass,
          os: { name: device.os, version: device.osVersion },
          serialNumber: device.serialNumber,
          manufacturer: device.manufacturer,
          model: device.model,
          software: device.software,
        })),
      };
      const { rejected } = await this.inventory.report(
        actor,
        body,
        new Date(Date.now() - daysSinceSeen * millisecondsPerDay),
      );
      const [first] = rejected;
      if (first !== undefined) throw new Error(`A sample device was rejected: ${JSON.stringify(first)}`);
    }
  }

  /** Tags and primary users, which no agent reports. */
  private async decorate(
    actor: Actor,
    fleet: readonly SampleDevice[],
    organizationId: number,
    personIds: readonly number[],
  ): Promise<void> {
    const rows = await this.database.query<{ id: number; agent_id: string }>(
      sql`SELECT id, agent_id FROM device WHERE organization_id = ${organizationId}`,
    );
    const byAgent = new Map(rows.map((row) => [row.agent_id, row.id]));
    for (const { externalId, tags, personIndex } of fleet) {
      const id = byAgent.get(externalId);
      const primaryUserId = personIndex === null ? undefined : personIds[personIndex];
      if (id === undefined || (tags.length === 0 && primaryUserId === undefined)) continue;
      await this.devices.update(actor, id, { tags, ...(primaryUserId === undefined ? {} : { primaryUserId }) }, null);
    }
  }
}
