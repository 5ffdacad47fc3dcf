import { identifier, sql } from '../../platform/database/sql.js';
import { FleetModel, type ModelDevice } from './fleet-model.factory.js';
import {
  dateOf,
  type DeviceSeed,
  type FleetEvent,
  fleetLocations,
  type FleetScenario,
  type LicenseSeed,
} from './fleet-scenario.factory.js';
import { LicenseUsageService } from './license-usage.service.js';
import {
  allSeats,
  emptyFleet,
  giveSeat,
  insertDevice,
  insertGroup,
  insertLicense,
  insertProduct,
  insertTitle,
  install,
  type SeatRow,
  type TestEngine,
  uninstall,
  writeLicense,
} from './reconciliation.factory.js';
import type { DeviceFactsChange, RulesChange } from './reconciliation.service.js';
import { seatEnds } from './seat-movements.rules.js';

/** Plays a scenario on the engine and on the model at once, each by its own means. */
export class FleetPlayer {
  readonly model = new FleetModel();

  constructor(private readonly engine: TestEngine) {}

  private get database() {
    return this.engine.database;
  }

  /** Builds the fleet in an emptied database and gives the seats that its licenses ask for. */
  async begin(scenario: FleetScenario): Promise<void> {
    await emptyFleet(this.database);
    await this.database.query(sql`
      INSERT INTO organization (name) SELECT 'Organization ' || id FROM generate_series(1, 3) AS id`);
    await this.database.query(sql`
      INSERT INTO location (organization_id, name)
      SELECT organization_id, 'Location ' || id
      FROM unnest(${fleetLocations.map((each) => each.id)}::bigint[],
        ${fleetLocations.map((each) => each.organizationId)}::bigint[]) AS place (id, organization_id)
      ORDER BY id`);
    for (let product = 1; product <= 4; product++) await insertProduct(this.database);
    for (const productId of scenario.products) {
      this.model.productOfTitle.set(await insertTitle(this.database, productId), productId);
    }
    for (const seed of scenario.devices) await this.insertDevice(seed);
    for (const criteria of scenario.groups) {
      this.model.groups.set(await insertGroup(this.database, criteria), criteria);
    }
    await this.engine.reconciliation.changeRules(async () => {
      const licenseIds: number[] = [];
      for (const seed of scenario.licenses) licenseIds.push(await this.insertLicense(seed));
      return { result: undefined, affected: { licenseIds } };
    });
    this.model.settle();
    for (const seat of scenario.seats) await this.give(seat);
  }

  /** Lets one thing happen. Names of devices, licenses and groups are counted through those that there are. */
  async play(event: FleetEvent): Promise<void> {
    switch (event.kind) {
      case 'inventory':
        await this.checkIn(event);
        break;
      case 'install':
        await this.install(event);
        break;
      case 'uninstall':
      case 'upgrade':
        await this.changeInstallation(event);
        break;
      case 'seen':
        await this.see(event);
        break;
      case 'edit':
        await this.edit(event.device, event.fields);
        break;
      case 'move':
        await this.edit(event.device, { locationId: event.location });
        break;
      case 'decommission':
        await this.edit(event.device, { status: 'DECOMMISSIONED' });
        break;
      case 'create':
        await this.changeFacts([], async () => [fieldsOf(await this.insertDevice(event.seed))]);
        break;
      case 'change-license':
        await this.changeLicense(event);
        break;
      case 'create-license':
        await this.changeRules(async () => ({ licenseIds: [await this.insertLicense(event.seed)] }));
        break;
      case 'change-group':
        await this.changeGroup(event);
        break;
      case 'remap':
        await this.remap(event);
        break;
      case 'give':
        await this.give(event);
        break;
      case 'end':
        await this.end(event);
        break;
      case 'archive':
        await this.archive('organization', event.organization, event.archived);
        break;
      case 'archive-location':
        await this.archive('location', event.location, event.archived);
        break;
    }
    this.model.settle();
  }

  /** The license that an event counts to. */
  licenseOf(nth: number) {
    return this.model.license(pick([...this.model.licenses.keys()], nth));
  }

  private deviceOf(nth: number): ModelDevice {
    return this.model.device(pick([...this.model.devices.keys()], nth));
  }

  private changeFacts(ids: number[], change: () => Promise<DeviceFactsChange[]>): Promise<void> {
    return this.engine.reconciliation.changeFacts(ids, async () => ({ result: undefined, changes: await change() }));
  }

  private changeRules(change: () => Promise<RulesChange>): Promise<void> {
    return this.engine.reconciliation.changeRules(async () => ({ result: undefined, affected: await change() }));
  }

  private async insertDevice(seed: DeviceSeed): Promise<number> {
    const organizationId = organizationOf(seed.locationId);
    const id = await insertDevice(this.database, { ...seed, organizationId });
    await install(this.database, id, seed.installations);
    this.model.devices.set(id, { ...seed, id, organizationId });
    return id;
  }

  /** A license whose exceptions name devices that there are. */
  known({ exceptions, ...seed }: LicenseSeed): LicenseSeed {
    const present = (ids: readonly number[]) => ids.filter((id) => this.model.devices.has(id));
    return { ...seed, exceptions: { included: present(exceptions.included), excluded: present(exceptions.excluded) } };
  }

  private async archive(table: 'organization' | 'location', id: number, archived: boolean): Promise<void> {
    const set = table === 'organization' ? this.model.archivedOrganizations : this.model.archivedLocations;
    if (archived) set.add(id);
    else set.delete(id);
    const place =
      table === 'organization'
        ? { organizationId: id, locationId: null }
        : { organizationId: organizationOf(id), locationId: id };
    await this.engine.places.changePlace(place, async () => {
      await this.database.query(
        sql`UPDATE ${identifier(table)} SET archived_at = ${archived ? new Date() : null} WHERE id = ${id}`,
      );
      return { result: undefined, change: archived ? 'ARCHIVED' : 'RESTORED' };
    });
  }

  private async insertLicense(seed: LicenseSeed): Promise<number> {
    const known = this.known(seed);
    const id = await insertLicense(this.database, known);
    this.model.licenses.set(id, { ...known, id });
    return id;
  }

  private async checkIn(event: Extract<FleetEvent, { kind: 'inventory' }>): Promise<void> {
    const device = this.deviceOf(event.device);
    await this.changeFacts([device.id], async () => {
      const changed = differenceOf(device.installations, event.software);
      await this.database.query(sql`DELETE FROM installation WHERE device_id = ${device.id}`);
      await install(this.database, device.id, event.software);
      device.lastSeenAt = dateOf(event.daysAgo);
      await this.database.query(sql`UPDATE device SET last_seen_at = ${device.lastSeenAt} WHERE id = ${device.id}`);
      device.installations = event.software;
      return [{ ...this.softwareOf(device.id, changed), lastSeen: true }];
    });
  }

  private async install(event: Extract<FleetEvent, { kind: 'install' }>): Promise<void> {
    const devices = new Set(event.devices.map((nth) => this.deviceOf(nth)));
    await this.changeFacts(
      [...devices].map((device) => device.id),
      async () => {
        const changes: DeviceFactsChange[] = [];
        for (const device of devices) {
          const added = event.software.filter((each) => !device.installations.some((present) => same(each, present)));
          await install(this.database, device.id, added);
          device.installations = [...device.installations, ...added];
          changes.push(this.softwareOf(device.id, added));
        }
        return changes;
      },
    );
  }

  private async changeInstallation(event: Extract<FleetEvent, { kind: 'uninstall' | 'upgrade' }>): Promise<void> {
    const device = this.deviceOf(event.device);
    if (device.installations.length === 0) return;
    const gone = pick(device.installations, event.nth);
    await this.changeFacts([device.id], async () => {
      await uninstall(this.database, device.id, gone.titleId, gone.version);
      device.installations = device.installations.filter((each) => !same(each, gone));
      if (event.kind === 'upgrade') {
        const now = { titleId: gone.titleId, version: event.version };
        await install(this.database, device.id, [now]);
        if (!device.installations.some((each) => same(each, now))) device.installations.push(now);
      }
      return [this.softwareOf(device.id, [gone])];
    });
  }

  private async see(event: Extract<FleetEvent, { kind: 'seen' }>): Promise<void> {
    const device = this.deviceOf(event.device);
    device.lastSeenAt = dateOf(event.daysAgo);
    await this.changeFacts([device.id], async () => {
      await this.database.query(sql`UPDATE device SET last_seen_at = ${device.lastSeenAt} WHERE id = ${device.id}`);
      return [{ ...this.softwareOf(device.id, []), lastSeen: true }];
    });
  }

  private async edit(nth: number, fields: Partial<DeviceSeed>): Promise<void> {
    const device = this.deviceOf(nth);
    Object.assign(device, fields);
    device.organizationId = organizationOf(device.locationId);
    await this.changeFacts([device.id], async () => {
      await this.database.query(sql`
        UPDATE device SET organization_id = ${device.organizationId}, location_id = ${device.locationId},
          name = ${device.name}, device_class = ${device.deviceClass}, status = ${device.status},
          os_name = ${device.osName}, os_version = ${device.osVersion}, serial_number = ${device.serialNumber},
          tags = ${device.tags}::text[]
        WHERE id = ${device.id}`);
      return [fieldsOf(device.id)];
    });
  }

  private async changeLicense(event: Extract<FleetEvent, { kind: 'change-license' }>): Promise<void> {
    const { id } = this.licenseOf(event.license);
    await this.changeRules(async () => {
      await writeLicense(this.database, id, this.known(event.seed));
      return { licenseIds: [id] };
    });
    this.model.licenses.set(id, { ...this.known(event.seed), id });
  }

  private async changeGroup(event: Extract<FleetEvent, { kind: 'change-group' }>): Promise<void> {
    if (this.model.groups.size === 0) return;
    const id = pick([...this.model.groups.keys()], event.group);
    await this.changeRules(async () => {
      await this.database.query(
        sql`UPDATE device_group SET criteria = ${JSON.stringify(event.criteria)}::jsonb WHERE id = ${id}`,
      );
      return { deviceGroupIds: [id] };
    });
    this.model.groups.set(id, event.criteria);
  }

  private async remap(event: Extract<FleetEvent, { kind: 'remap' }>): Promise<void> {
    const titleId = pick([...this.model.productOfTitle.keys()], event.title);
    const before = this.model.productOfTitle.get(titleId) ?? 0;
    await this.changeRules(async () => {
      await this.database.query(sql`UPDATE title SET product_id = ${event.product} WHERE id = ${titleId}`);
      return { productIds: [before, event.product], titleIds: [titleId] };
    });
    this.model.productOfTitle.set(titleId, event.product);
  }

  private async give(event: Extract<FleetEvent, { kind: 'give' }>): Promise<void> {
    const manual = [...this.model.licenses.values()].filter((license) => license.assignmentMode === 'MANUAL');
    if (manual.length === 0) return;
    const license = pick(manual, event.license);
    const device = this.deviceOf(event.device);
    if (!this.model.giveByHand(license.id, device.id, event.seats)) return;
    await this.changeFacts([device.id], async () => {
      await giveSeat(this.database, license.id, device.id, event.seats);
      return [];
    });
  }

  private async end(event: Extract<FleetEvent, { kind: 'end' }>): Promise<void> {
    const given = this.model.seats.filter(
      (seat) => seat.active && this.model.license(seat.licenseId).assignmentMode === 'MANUAL',
    );
    if (given.length === 0) return;
    const seat = pick(given, event.nth);
    seat.active = false;
    await this.changeFacts([seat.deviceId], async () => {
      const ended = await this.database.query<{ day: string }>(sql`
        UPDATE assignment SET ended_on = greatest(assigned_on, current_date), ended_at = now()
        WHERE license_id = ${seat.licenseId} AND device_id = ${seat.deviceId} AND ended_on IS NULL
        RETURNING ended_on AS day`);
      await new LicenseUsageService(this.database).record(ended.map(({ day }) => seatEnds(seat, day)));
      return [];
    });
  }

  private softwareOf(deviceId: number, changed: { titleId: number }[]): DeviceFactsChange {
    const titleIds = changed.map((each) => each.titleId);
    const productIds = titleIds.map((id) => this.model.productOfTitle.get(id) ?? 0);
    return { deviceId, productIds, titleIds, fields: false };
  }
}

/** The seats of the engine and of the model in one form. */
export async function seatsOf(engine: TestEngine, model: FleetModel): Promise<{ engine: string[]; model: string[] }> {
  const line = (seat: Omit<SeatRow, 'id' | 'endReason'>) =>
    `license ${seat.licenseId} device ${seat.deviceId} organization ${seat.organizationId} seats ${seat.seats} ${seat.active ? 'active' : 'ended'}`;
  return {
    engine: (await allSeats(engine.database)).map((seat) => line(seat)).sort(),
    model: model.seats.map((seat) => line(seat)).sort(),
  };
}

function pick<T>(values: readonly T[], nth: number): T {
  const value = values[nth % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}

function same(a: { titleId: number; version: string }, b: { titleId: number; version: string }): boolean {
  return a.titleId === b.titleId && a.version === b.version;
}

function differenceOf(before: ModelDevice['installations'], after: ModelDevice['installations']) {
  return [
    ...before.filter((each) => !after.some((other) => same(each, other))),
    ...after.filter((each) => !before.some((other) => same(each, other))),
  ];
}

function fieldsOf(deviceId: number): DeviceFactsChange {
  return { deviceId, productIds: [], titleIds: [], fields: true };
}

function organizationOf(locationId: number): number {
  return fleetLocations.find((location) => location.id === locationId)?.organizationId ?? 0;
}
