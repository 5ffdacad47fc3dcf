import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { inIds, sql, type Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { type DeviceCriteria, namedIdsOf, parseCriteria } from '../device-criteria/device-criteria.parse.rules.js';
import { type DeviceCondition, noDevice } from '../device-criteria/device-criteria.rules.js';
import { DeviceCriteriaService } from '../device-criteria/device-criteria.service.js';
import { compileCondition, type DeviceRestriction, softwareQueriesOf } from '../device-criteria/device-criteria.sql.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { auditedDeviceGroup } from './device-groups.audit.js';
import {
  type CreateDeviceGroupRequest,
  type DeviceGroupDevice,
  type DeviceGroupDeviceListQuery,
  type DeviceGroupItem,
  type DeviceGroupListQuery,
  type DeviceGroupPreview,
  type DeviceGroupResponse,
  type DeviceGroupRow,
  toDeviceGroupItem,
  type UpdateDeviceGroupRequest,
} from './device-groups.dto.js';
import { deviceGroupCriteriaHidden, deviceGroupInUse, deviceGroupNameTaken } from './device-groups.errors.js';
import { type DeviceGroupFields, DeviceGroupsRepository, type VisibleThings } from './device-groups.repository.js';
import { cleanedCriteria, isCriteria, namesNothing, unknownIdErrors, withoutIds } from './device-groups.rules.js';

/** How many devices a preview names. */
const previewedDevices = 10;

/** How many groups one statement counts: the parameters of a statement are limited. */
const countedTogether = 20;

@Injectable()
export class DeviceGroupsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly criteria: DeviceCriteriaService,
    private readonly reconciliation: ReconciliationService,
    private readonly groups: DeviceGroupsRepository,
  ) {}

  /** The groups that the actor may see, each with the number of its devices that the actor may see. */
  async list(actor: Actor, query: Unpaged<DeviceGroupListQuery>): Promise<RowList<DeviceGroupItem>> {
    const visible = await this.listed(actor, query);
    const byCount = (query.sort ?? '').includes('deviceCount');
    const list = byCount
      ? this.groups.listByCount(visible, query, await this.countsOf(actor, await this.groups.all(visible, query)))
      : this.groups.list(visible, query);
    return mapList(list, async (rows) => {
      const counts = await this.countsOf(actor, rows);
      return rows.map((row) => toDeviceGroupItem(row, counts.get(row.id) ?? 0));
    });
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<DeviceGroupResponse> {
    const row = await this.groups.find(this.visible(actor), id);
    if (row === null) throw notFound('device group');
    const counts = await this.countsOf(actor, [row]);
    const criteria = isCriteria(row.criteria) ? row.criteria : { any: [] };
    const hidden = await this.groups.hidden(namedIdsOf(conditionOf(criteria)), this.visibleThings(actor));
    return {
      ...toDeviceGroupItem(row, counts.get(id) ?? 0),
      criteria: withoutIds(criteria, hidden),
      criteriaComplete: namesNothing(hidden),
      usedBy: await this.groups.licensesNaming(id, this.authorization.visibleTo(actor, 'License', 'l')),
    };
  }

  /** The devices of a group that the actor may see. @throws AppError 404 for a group that the actor may not see. */
  async devices(
    actor: Actor,
    id: number,
    query: Unpaged<DeviceGroupDeviceListQuery>,
  ): Promise<RowList<DeviceGroupDevice>> {
    const row = await this.groups.find(this.visible(actor), id);
    if (row === null) throw notFound('device group');
    const condition = await this.criteria.compile(conditionOf(row.criteria));
    return this.groups.deviceList([this.visibleThings(actor).devices, condition], query);
  }

  /** What criteria would find. Stores nothing. @throws AppError 422 for criteria that cannot be read. */
  async preview(actor: Actor, request: { criteria: unknown }): Promise<DeviceGroupPreview> {
    const criteria = await this.read(actor, request.criteria);
    const condition = await this.criteria.compile(conditionOf(criteria));
    const list = this.groups.deviceList([this.visibleThings(actor).devices, condition], {});
    const page = await list.page({ page: 1, pageSize: previewedDevices });
    return { deviceCount: page.total, sample: page.items };
  }

  /** @throws AppError 422 for criteria that cannot be read, 409 `device-group.name-taken`. */
  create(actor: Actor, request: CreateDeviceGroupRequest): Promise<DeviceGroupResponse> {
    return this.reconciliation.changeRules(async () => {
      this.authorization.demand(actor, 'create', 'DeviceGroup', {});
      const criteria = await this.read(actor, request.criteria);
      const fields = { name: request.name, description: request.description ?? '', criteria };
      const id = await translateViolations(() => this.groups.insert(fields), {
        device_group_name_key: () => deviceGroupNameTaken(request.name),
      });
      await this.announce(id);
      const fate = { what: 'created', before: null, after: { id, ...fields } };
      await this.audit.recordFate(actor, auditedDeviceGroup, fate);
      return { result: await this.get(actor, id), affected: { deviceGroupIds: [id] } };
    });
  }

  /** @throws AppError 404, 412 when `version` is stale, 422, 409 `device-group.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateDeviceGroupRequest,
    version: number | null,
  ): Promise<DeviceGroupResponse> {
    // Names and descriptions move no seats.
    if (request.criteria === undefined) {
      return this.database.transaction(() => this.write(actor, id, request, version));
    }
    return this.reconciliation.changeRules(async () => {
      const result = await this.write(actor, id, request, version);
      return { result, affected: { deviceGroupIds: [id] } };
    });
  }

  /** @throws AppError 404, 412, 409 `device-group.in-use` while the rule of a license names it. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      // A license holds the groups of its rule until it is saved: whichever comes second sees the other.
      const held = await this.groups.lockForDeletion(this.visible(actor), id);
      this.demand(actor, 'delete', held, version);
      const all = await this.groups.licensesNaming(id, sql`TRUE`);
      if (all.length > 0) {
        const visible = await this.groups.licensesNaming(id, this.authorization.visibleTo(actor, 'License', 'l'));
        throw deviceGroupInUse(visible, visible.length < all.length);
      }
      await this.groups.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedDeviceGroup, { what: 'deleted', before: held, after: null });
    });
  }

  /**
   * Membership in a group as SQL over the device table with alias `d`: true or false for every device, never NULL.
   * A group that does not exist has no members. Who may see the devices is the caller's condition to add.
   */
  async membershipCondition(groupId: number): Promise<Sql> {
    return this.criteria.compile(conditionOf(await this.groups.criteriaOf(groupId)));
  }

  /** Like `membershipCondition` of each, with as few statements as of one; by the ids of the groups that exist. */
  async membershipConditions(groupIds: readonly number[]): Promise<Map<number, Sql>> {
    if (groupIds.length === 0) return new Map();
    const groups = await this.groups.criteriaOfAll(groupIds);
    const conditions = groups.map(({ criteria }) => conditionOf(criteria));
    const context = await this.criteria.prepare(conditions, { kind: 'every' });
    return new Map(groups.map(({ id, criteria }) => [id, compileCondition(conditionOf(criteria), context)]));
  }

  private async write(
    actor: Actor,
    id: number,
    request: UpdateDeviceGroupRequest,
    version: number | null,
  ): Promise<DeviceGroupResponse> {
    const held = await this.groups.lock(this.visible(actor), id);
    this.demand(actor, 'update', held, version);
    const { criteria: given, ...texts } = request;
    const fields: Partial<DeviceGroupFields> =
      given === undefined ? texts : { ...texts, criteria: await this.replacement(actor, held, given) };
    await translateViolations(() => this.groups.update(id, fields), {
      device_group_name_key: () => deviceGroupNameTaken(request.name ?? ''),
    });
    await this.announce(id);
    const { name = held.name, description = held.description, criteria = held.criteria } = fields;
    const after = { id, name, description, criteria };
    await this.audit.recordFate(actor, auditedDeviceGroup, { what: 'updated', before: held, after });
    return this.get(actor, id);
  }

  private async replacement(actor: Actor, held: DeviceGroupRow | null, given: unknown): Promise<DeviceCriteria> {
    const present = namedIdsOf(conditionOf(held?.criteria));
    if (!namesNothing(await this.groups.hidden(present, this.visibleThings(actor)))) throw deviceGroupCriteriaHidden();
    return this.read(actor, given);
  }

  /** Criteria of a request: well-formed, naming only what the actor may see. */
  private async read(actor: Actor, given: unknown): Promise<DeviceCriteria> {
    const { condition, error } = parseCriteria(given);
    if (error !== null) throw invalidFields([error]);
    const criteria = isCriteria(given) ? cleanedCriteria(given) : { any: [] };
    const unknown = await this.groups.unknown(namedIdsOf(condition), this.visibleThings(actor));
    const errors = unknownIdErrors(criteria, unknown);
    if (errors.length > 0) throw invalidFields(errors);
    return criteria;
  }

  /** The groups that a list is about: all that the actor may see, or those that certain devices are in. */
  private async listed(actor: Actor, { deviceId: ids }: Unpaged<DeviceGroupListQuery>): Promise<Sql> {
    const visible = this.visible(actor);
    if (ids === undefined) return visible;
    const seen = sql`${inIds(sql`d.id`, ids)} AND (${this.visibleThings(actor).devices})`;
    const rows = await this.groups.all(visible, {});
    const counts = await this.countsAmong(seen, rows, { kind: 'ids', ids: [...ids] });
    return inIds(
      sql`g.id`,
      rows.map(({ id }) => id).filter((id) => (counts.get(id) ?? 0) > 0),
    );
  }

  private countsOf(actor: Actor, rows: readonly DeviceGroupRow[]): Promise<Map<number, number>> {
    return this.countsAmong(this.visibleThings(actor).devices, rows, { kind: 'every' });
  }

  /** How many of the devices that satisfy `among` are in each group. */
  private async countsAmong(
    among: Sql,
    rows: readonly DeviceGroupRow[],
    restriction: DeviceRestriction,
  ): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    for (let from = 0; from < rows.length; from += countedTogether) {
      const some = rows.slice(from, from + countedTogether);
      const conditions = some.map((row) => conditionOf(row.criteria));
      const context = await this.criteria.prepare(conditions, restriction);
      const compiled = conditions.map((condition) => compileCondition(condition, context));
      const counted = await this.groups.counts(compiled, among, softwareQueriesOf(restriction));
      some.forEach((row, index) => counts.set(row.id, counted[index] ?? 0));
    }
    return counts;
  }

  private demand(
    actor: Actor,
    action: 'update' | 'delete',
    held: DeviceGroupRow | null,
    version: number | null,
  ): asserts held is DeviceGroupRow {
    if (held === null) throw notFound('device group');
    this.authorization.demand(actor, action, 'DeviceGroup', {});
    assertVersion(held.version, version);
  }

  private announce(id: number): Promise<void> {
    return this.changes.publish({ topic: 'device-groups', subject: 'DeviceGroup', ids: [id], organizationIds: null });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'DeviceGroup', 'g');
  }

  private visibleThings(actor: Actor): VisibleThings {
    return {
      organizations: this.authorization.visibleTo(actor, 'Organization', 'o'),
      locations: this.authorization.visibleTo(actor, 'Location', 'l'),
      devices: this.authorization.visibleTo(actor, 'Device', 'd'),
      products: this.authorization.visibleTo(actor, 'Product', 'p'),
    };
  }
}

/** What criteria mean; those that cannot be read find nothing. */
function conditionOf(criteria: unknown): DeviceCondition {
  return parseCriteria(criteria).condition ?? noDevice;
}
