import { identifier, sql } from '../../platform/database/sql.js';
import { type ModelCriteria, modelRanges, modelVersions } from './fleet-model.factory.js';
import { readFleet } from './fleet-reader.factory.js';
import type { AssignmentRule, LicenseScope } from './license-rule.rules.js';
import {
  giveSeat,
  globalScope,
  insertDevice,
  insertLicense,
  install,
  type Installed,
  type LicenseFields,
  type TestEngine,
  uninstall,
  writeLicense,
} from './reconciliation.factory.js';
import type { DeviceFactsChange, RulesChange } from './reconciliation.service.js';

/** What workers choose from: things that exist from the beginning to the end. */
export interface Playground {
  locations: { id: number; organizationId: number }[];
  productIds: number[];
  titleIds: number[];
  groupIds: number[];
}

/**
 * Somebody who changes facts and rules at random, taking random times about it, without regard for the others who do
 * the same. Everything is read inside the change, as the features do, so a change that is tried again starts over.
 */
export class FleetWorker {
  constructor(
    private readonly engine: TestEngine,
    private readonly playground: Playground,
    private readonly random: () => number,
  ) {}

  private get database() {
    return this.engine.database;
  }

  async work(steps: number): Promise<void> {
    const doings = [
      () => this.changeSoftware(),
      () => this.changeSoftware(),
      () => this.changeSoftware(),
      () => this.changeManyDevices(),
      () => this.editDevice(),
      () => this.editDevice(),
      () => this.createDevice(),
      () => this.changeLicense(),
      () => this.createLicense(),
      () => (this.random() < 0.5 ? this.deleteLicense() : this.changeLicense()),
      () => this.changeGroup(),
      () => this.remapTitle(),
      () => this.giveSeat(),
      () => this.changePlace(),
    ];
    for (let step = 0; step < steps; step++) await this.pick(doings)();
  }

  private async changeSoftware(): Promise<void> {
    const deviceId = await this.aDevice();
    await this.changeFacts([deviceId], async () => [await this.toggleSoftware(deviceId)]);
  }

  /** In whatever order they come: who locks out whom is the engine's care. */
  private async changeManyDevices(): Promise<void> {
    const deviceIds = [...new Set([await this.aDevice(), await this.aDevice(), await this.aDevice()])];
    await this.changeFacts(deviceIds, async () => {
      const changes: DeviceFactsChange[] = [];
      for (const deviceId of deviceIds) changes.push(await this.toggleSoftware(deviceId));
      return changes;
    });
  }

  private async toggleSoftware(deviceId: number): Promise<DeviceFactsChange> {
    const software = this.software();
    const productIds = await this.productsOf(software);
    const titleIds = software.map((each) => each.titleId);
    if (this.random() < 0.4) {
      for (const { titleId } of software) await uninstall(this.database, deviceId, titleId);
    } else {
      await install(this.database, deviceId, software);
    }
    return { deviceId, productIds, titleIds, fields: false };
  }

  private async editDevice(): Promise<void> {
    const deviceId = await this.aDevice();
    const location = this.pick(this.playground.locations);
    const tags = this.pick([[], ['lab'], ['vip', 'lab']]);
    const status = this.random() < 0.2 ? 'DECOMMISSIONED' : 'ACTIVE';
    await this.changeFacts([deviceId], async () => {
      await this.database.query(sql`
        UPDATE device SET organization_id = ${location.organizationId}, location_id = ${location.id},
          tags = ${tags}::text[], status = ${status}
        WHERE id = ${deviceId}`);
      return [{ deviceId, productIds: [], titleIds: [], fields: true }];
    });
  }

  private async createDevice(): Promise<void> {
    const { id: locationId, organizationId } = this.pick(this.playground.locations);
    const software = this.software();
    await this.changeFacts([], async () => {
      const deviceId = await insertDevice(this.database, { organizationId, locationId });
      await install(this.database, deviceId, software);
      return [{ deviceId, productIds: [], titleIds: [], fields: true }];
    });
  }

  private async changeLicense(): Promise<void> {
    const fields = await this.licenseFields();
    await this.changeRules(async () => {
      const id = await this.aLicense();
      if (id === null) return {};
      await writeLicense(this.database, id, fields);
      return { licenseIds: [id] };
    });
  }

  async createLicense(): Promise<void> {
    const fields = await this.licenseFields();
    await this.changeRules(async () => ({ licenseIds: [await insertLicense(this.database, fields)] }));
  }

  private async deleteLicense(): Promise<void> {
    await this.database.transaction(async () => {
      const id = await this.aLicense();
      await this.takeTime();
      await this.database.query(sql`DELETE FROM license WHERE id = ${id ?? 0}`);
    });
  }

  private async changeGroup(): Promise<void> {
    const id = this.pick(this.playground.groupIds);
    const criteria = this.criteria();
    await this.changeRules(async () => {
      await this.database.query(
        sql`UPDATE device_group SET criteria = ${JSON.stringify(criteria)}::jsonb WHERE id = ${id}`,
      );
      return { deviceGroupIds: [id] };
    });
  }

  private async remapTitle(): Promise<void> {
    const titleId = this.pick(this.playground.titleIds);
    const productId = this.pick(this.playground.productIds);
    await this.changeRules(async () => {
      const [before] = await this.productsOf([{ titleId }]);
      await this.database.query(sql`UPDATE title SET product_id = ${productId} WHERE id = ${titleId}`);
      return { productIds: [before ?? 0, productId], titleIds: [titleId] };
    });
  }

  /** Archives a location or an organization, or restores it. */
  private async changePlace(): Promise<void> {
    const { id, organizationId } = this.pick(this.playground.locations);
    const whole = this.random() < 0.3;
    const archived = this.random() < 0.2;
    const place = { organizationId, locationId: whole ? null : id };
    await this.engine.places.changePlace(place, async () => {
      await this.takeTime();
      await this.database.query(sql`
        UPDATE ${identifier(whole ? 'organization' : 'location')} SET archived_at = ${archived ? new Date() : null}
        WHERE id = ${whole ? organizationId : id}`);
      await this.takeTime();
      return { result: undefined, change: archived ? 'ARCHIVED' : 'RESTORED' };
    });
  }

  private async giveSeat(): Promise<void> {
    const deviceId = await this.aDevice();
    await this.changeFacts([deviceId], async () => {
      const model = await readFleet(this.database);
      const device = model.device(deviceId);
      const manual = [...model.licenses.values()].find(
        (license) => license.assignmentMode === 'MANUAL' && model.mayKeep(license, device),
      );
      if (manual !== undefined) await giveSeat(this.database, manual.id, deviceId, 2);
      return [];
    });
  }

  private changeFacts(deviceIds: number[], change: () => Promise<DeviceFactsChange[]>): Promise<void> {
    return this.engine.reconciliation.changeFacts(deviceIds, async () => {
      await this.takeTime();
      const changes = await change();
      await this.takeTime();
      return { result: undefined, changes };
    });
  }

  private changeRules(change: () => Promise<RulesChange>): Promise<void> {
    return this.engine.reconciliation.changeRules(async () => {
      await this.takeTime();
      const affected = await change();
      await this.takeTime();
      return { result: undefined, affected };
    });
  }

  /** Up to four milliseconds, spent in the database. */
  private async takeTime(): Promise<void> {
    await this.database.query(sql`SELECT pg_sleep(${this.random() * 0.004})`);
  }

  private async aDevice(): Promise<number> {
    const ids = await this.database.query<{ id: number }>(sql`SELECT id FROM device ORDER BY id`);
    return this.pick(ids).id;
  }

  /** Held for a change; null when it is gone by then. */
  private async aLicense(): Promise<number | null> {
    const ids = await this.database.query<{ id: number }>(sql`SELECT id FROM license ORDER BY id`);
    if (ids.length === 0) return null;
    const { id } = this.pick(ids);
    const held = await this.database.first(sql`SELECT id FROM license WHERE id = ${id} FOR NO KEY UPDATE`);
    return held === null ? null : id;
  }

  private async productsOf(software: readonly { titleId: number }[]): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      sql`SELECT product_id AS id FROM title WHERE id = ANY(${software.map((each) => each.titleId)}::bigint[])`,
    );
    return rows.map((row) => row.id);
  }

  private software(): Installed[] {
    const one = () => ({ titleId: this.pick(this.playground.titleIds), version: this.pick(modelVersions) });
    return [one(), one()];
  }

  private async licenseFields(): Promise<LicenseFields> {
    const excepted = await this.aDevice();
    const exception = this.random();
    return {
      exceptions: {
        included: exception < 0.2 ? [excepted] : [],
        excluded: exception > 0.8 ? [excepted] : [],
      },
      assignmentMode: this.random() < 0.2 ? 'MANUAL' : 'AUTOMATIC',
      scope: this.random() < 0.6 ? globalScope : this.scope(),
      rule: this.rule(),
    };
  }

  private scope(): LicenseScope {
    const location = this.pick(this.playground.locations);
    const organizationIds = [location.organizationId];
    return { global: false, organizationIds, locations: this.random() < 0.5 ? [location] : [] };
  }

  private rule(): AssignmentRule {
    const { productIds, titleIds, groupIds } = this.playground;
    const item = () => ({
      productId: this.pick(productIds),
      versionRange: this.pick([null, ...Object.keys(modelRanges)]),
    });
    return this.pick<() => AssignmentRule>([
      () => ({ products: { match: 'ALL', items: [item(), item()] } }),
      () => ({ products: { match: 'ANY', items: [item(), item()] } }),
      () => ({ deviceGroups: { match: 'ANY', ids: [this.pick(groupIds), this.pick(groupIds)] } }),
      () => ({ deviceGroups: { match: 'ALL', ids: groupIds }, products: { match: 'ANY', items: [item()] } }),
      () => ({
        software: [
          { condition: 'NOT_CONTAINS_ALL', productIds: [this.pick(productIds)], titleIds: [this.pick(titleIds)] },
        ],
      }),
    ])();
  }

  private criteria(): ModelCriteria {
    return this.pick<ModelCriteria>([
      { field: 'tag', operator: 'in', value: ['lab'] },
      { field: 'tag', operator: 'notIn', value: ['vip'] },
      { field: 'organizationId', operator: 'in', value: [this.pick(this.playground.locations).organizationId] },
      { field: 'product', operator: 'containsAny', value: [this.pick(this.playground.productIds)] },
      { not: { field: 'product', operator: 'containsAll', value: this.playground.productIds.slice(0, 2) } },
    ]);
  }

  private pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  }
}

/** Random numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
