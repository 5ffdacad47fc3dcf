import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { anyOf, type Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { AppError, forbidden, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { DeviceGroupsService } from '../device-groups/device-groups.service.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { SeatHistoryService } from '../people/seat-history.service.js';
import { PeopleService } from '../people/people.service.js';
import { type DeviceFactsChange, ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { InstalledDevices } from '../software/installed-devices.service.js';
import { ProductCountsService } from '../software/product-counts.service.js';
import type { DeviceSight } from './device-list.sql.js';
import { auditedDevice } from './devices.audit.js';
import type {
  CreateDeviceRequest,
  DecommissionDevicesResponse,
  DeviceListQuery,
  DeviceResponse,
  UpdateDeviceRequest,
} from './devices.dto.js';
import {
  deviceAgentTaken,
  deviceHasHistory,
  deviceLocationForeign,
  deviceOrganizationUnknown,
  devicePrimaryUserForeign,
  deviceSerialTaken,
} from './devices.errors.js';
import { DevicesRepository, type HeldDevice } from './devices.repository.js';
import { type DeviceFields, type DeviceStatus, isChange, serialMustBeFree, storedFields } from './devices.rules.js';

/**
 * Devices as people keep them. Every change runs as a change of facts, so that the seats that follow are committed with
 * it; the locks of reconciling come first, then the device's row, in every method alike.
 */
@Injectable()
export class DevicesService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly reconciliation: ReconciliationService,
    private readonly deviceGroups: DeviceGroupsService,
    private readonly productCounts: ProductCountsService,
    private readonly installedDevices: InstalledDevices,
    private readonly people: PeopleService,
    private readonly openPlaces: OpenPlaces,
    private readonly seatHistory: SeatHistoryService,
    private readonly devices: DevicesRepository,
  ) {}

  /** The devices that the actor may see. @throws AppError 403 for a filter by group without access to groups. */
  async list(actor: Actor, query: Unpaged<DeviceListQuery>): Promise<RowList<DeviceResponse>> {
    const where = [this.visible(actor)];
    if (query.deviceGroupId !== undefined) where.push(anyOf(await this.membership(actor, query.deviceGroupId)));
    if (query.productId !== undefined) where.push(await this.installedDevices.condition(query.productId));
    return this.devices.list(where, this.sight(actor), query);
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<DeviceResponse> {
    const device = await this.devices.find(this.visible(actor), this.sight(actor), id);
    if (device === null) throw notFound('device');
    return device;
  }

  /**
   * @throws AppError 403, 422 `device.organization-unknown`, `device.location-foreign`, `device.primary-user-foreign`,
   * 409 `device.serial-taken`.
   */
  create(actor: Actor, request: CreateDeviceRequest): Promise<DeviceResponse> {
    const { name, organizationId, locationId, deviceClass } = request;
    const fields: DeviceFields = {
      osName: '',
      osVersion: '',
      serialNumber: null,
      manufacturer: '',
      model: '',
      tags: [],
      primaryUserId: null,
      ...storedFields(request),
      ...{ name, organizationId, locationId, deviceClass },
    };
    return this.database.transaction(async () => {
      const id = await this.reconciliation.changeFacts([], async () => {
        this.demandPlace(actor, 'create', organizationId);
        await this.openPlaces.demandOpen(organizationId, locationId);
        await this.demandPrimaryUser(actor, fields);
        await this.demandFreeSerial(null, { ...fields, status: 'ACTIVE' });
        const created = await this.write(() => this.devices.insert(fields));
        return { result: created, changes: [ownFieldsOf(created)] };
      });
      await this.announce(id, [organizationId]);
      return this.record(actor, 'created', null, id);
    });
  }

  /**
   * Changes the fields that are given. A device that moves to another organization leaves its primary user behind,
   * unless a new one is named.
   * @throws AppError 404, 412, and like `create`; 409 `device.agent-taken` when the other organization has a device of
   * the same agent.
   */
  update(actor: Actor, id: number, request: UpdateDeviceRequest, version: number | null): Promise<DeviceResponse> {
    return this.change(actor, id, version, 'updated', async (held) => {
      const wanted = storedFields(request);
      const moves = wanted.organizationId !== undefined && wanted.organizationId !== held.organizationId;
      if (moves && wanted.primaryUserId === undefined) wanted.primaryUserId = null;
      if (!isChange(held, wanted)) return false;
      const after = { ...held, ...wanted };
      if (moves) this.demandPlace(actor, 'update', after.organizationId);
      if (moves || after.locationId !== held.locationId) {
        await this.openPlaces.demandOpen(after.organizationId, after.locationId);
      }
      if (moves || after.primaryUserId !== held.primaryUserId) await this.demandPrimaryUser(actor, after);
      await this.demandFreeSerial(held, after);
      if (moves && held.status === 'ACTIVE') await this.productCounts.deviceLeft(id, held.organizationId);
      await this.write(() => this.devices.update(id, wanted));
      if (moves && held.status === 'ACTIVE') await this.productCounts.deviceJoined(id, after.organizationId);
      if (moves) await this.announce(id, [after.organizationId]);
      return true;
    });
  }

  /** Ends the device's seats and keeps its history. Repeating it changes nothing. @throws AppError 404, 403, 412. */
  decommission(actor: Actor, id: number, version: number | null): Promise<DeviceResponse> {
    return this.change(actor, id, version, 'decommissioned', (held) => this.deactivate(held));
  }

  /** Decommissions several, each by itself: what cannot be is told, and the others are. */
  async decommissionAll(actor: Actor, ids: readonly number[]): Promise<DecommissionDevicesResponse> {
    const answer: DecommissionDevicesResponse = { decommissioned: [], refused: [] };
    for (const id of new Set(ids)) {
      try {
        await this.decommission(actor, id, null);
        answer.decommissioned.push(id);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        answer.refused.push({ id, code: error.code, message: error.message });
      }
    }
    return answer;
  }

  /**
   * Takes a decommissioned device back. Repeating it changes nothing.
   * @throws AppError 404, 403, 412, 409 `device.serial-taken` when another device has its serial number by now.
   */
  reactivate(actor: Actor, id: number, version: number | null): Promise<DeviceResponse> {
    return this.change(actor, id, version, 'reactivated', async (held) => {
      if (held.status === 'ACTIVE') return false;
      await this.demandFreeSerial(held, { ...held, status: 'ACTIVE' });
      await this.devices.update(id, { status: 'ACTIVE' });
      await this.productCounts.deviceJoined(id, held.organizationId);
      return true;
    });
  }

  /**
   * Deletes a device that never held a seat, with its installations. It is decommissioned on the way, so that whatever
   * depended on its presence follows.
   * @throws AppError 404, 403, 412, 409 `device.has-history`.
   */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.reconciliation.changeFacts([id], async () => {
        const held = await this.devices.lockAlone(this.visible(actor), id);
        this.demandHeld(actor, 'delete', held, version);
        if (await this.seatHistory.everHeld({ kind: 'DEVICE', id })) throw deviceHasHistory();
        const before = await this.get(actor, id);
        const changed = await this.deactivate(held);
        await this.announce(id, [held.organizationId]);
        await this.audit.recordFate(actor, auditedDevice, { what: 'deleted', before, after: null });
        return { result: undefined, changes: changed ? [ownFieldsOf(id)] : [] };
      });
      await this.devices.delete(id);
    });
  }

  /** One change of one device that is there, by its name in the log. `work` says whether anything became different. */
  private change(
    actor: Actor,
    id: number,
    version: number | null,
    what: string,
    work: (held: HeldDevice) => Promise<boolean>,
  ): Promise<DeviceResponse> {
    return this.database.transaction(async () => {
      await this.reconciliation.changeFacts([id], async () => {
        const held = await this.devices.lock(this.visible(actor), id);
        this.demandHeld(actor, 'update', held, version);
        const before = await this.get(actor, id);
        const changed = await work(held);
        if (changed) {
          await this.announce(id, [held.organizationId]);
          await this.record(actor, what, before, id);
        }
        return { result: undefined, changes: changed ? [ownFieldsOf(id, held.locationId)] : [] };
      });
      return this.get(actor, id);
    });
  }

  private async record(actor: Actor, what: string, before: DeviceResponse | null, id: number): Promise<DeviceResponse> {
    return this.audit.recordFate(actor, auditedDevice, { what, before, after: await this.get(actor, id) });
  }

  private async deactivate(held: HeldDevice): Promise<boolean> {
    if (held.status === 'DECOMMISSIONED') return false;
    await this.productCounts.deviceLeft(held.id, held.organizationId);
    await this.devices.update(held.id, { status: 'DECOMMISSIONED' });
    return true;
  }

  /** @throws AppError 404, 403, 412. */
  private demandHeld(
    actor: Actor,
    action: 'update' | 'delete',
    held: HeldDevice | null,
    version: number | null,
  ): asserts held is HeldDevice {
    if (held === null) throw notFound('device');
    this.authorization.demand(actor, action, 'Device', { organizationId: held.organizationId });
    assertVersion(held.version, version);
  }

  /** An organization that the actor does not know is no more than an unknown one. */
  private demandPlace(actor: Actor, action: 'create' | 'update', organizationId: number): void {
    if (!this.authorization.allows(actor, 'read', 'Device', { organizationId })) throw deviceOrganizationUnknown();
    this.authorization.demand(actor, action, 'Device', { organizationId });
  }

  private async demandPrimaryUser(actor: Actor, device: DeviceFields): Promise<void> {
    if (device.primaryUserId === null) return;
    const organizationId = await this.people.organizationOfEndUser(actor, device.primaryUserId);
    if (organizationId !== device.organizationId) throw devicePrimaryUserForeign();
  }

  private async demandFreeSerial(
    before: HeldDevice | null,
    after: DeviceFields & { status: DeviceStatus },
  ): Promise<void> {
    const { organizationId, serialNumber } = after;
    if (serialNumber === null || !serialMustBeFree(before, after)) return;
    if (await this.devices.serialTaken(organizationId, serialNumber, before?.id ?? null)) {
      throw deviceSerialTaken(serialNumber);
    }
  }

  private write<T>(work: () => Promise<T>): Promise<T> {
    return translateViolations(work, {
      device_organization_id_fkey: deviceOrganizationUnknown,
      device_location_id_organization_id_fkey: deviceLocationForeign,
      device_primary_user_id_fkey: devicePrimaryUserForeign,
      device_agent_id_key: deviceAgentTaken,
    });
  }

  private async membership(actor: Actor, groupIds: readonly number[]): Promise<Sql[]> {
    if (!this.authorization.allowsSome(actor, 'read', 'DeviceGroup')) throw forbidden();
    const conditions: Sql[] = [];
    for (const groupId of groupIds) conditions.push(await this.deviceGroups.membershipCondition(groupId));
    return conditions;
  }

  private announce(id: number, organizationIds: number[]): Promise<void> {
    return this.changes.publish({ topic: 'devices', subject: 'Device', ids: [id], organizationIds });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'Device', 'd');
  }

  private sight(actor: Actor): DeviceSight {
    return {
      people: this.authorization.visibleTo(actor, 'Person', 'u'),
      licenses: this.authorization.visibleTo(actor, 'License', 'held'),
    };
  }
}

/** The device is new, or its own fields are different; where it was before, if it was anywhere. */
function ownFieldsOf(deviceId: number, formerLocationId?: number): DeviceFactsChange {
  const change = { deviceId, productIds: [], titleIds: [], fields: true };
  return formerLocationId === undefined ? change : { ...change, formerLocationId };
}
