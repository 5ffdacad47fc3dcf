import { expect } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice } from '../devices/devices.factory.js';
import { anEndUserRole } from '../end-user-roles/end-user-roles.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { anOrganization } from '../organizations/organizations.factory.js';
import { aPerson, aTechnician } from '../people/people.factory.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import type { AssignmentMode, LicenseType } from '../reconciliation/license-rule.rules.js';
import { aTechnicianRole } from '../technician-roles/technician-roles.factory.js';
import { LicenseHistoryModel } from './license-history.factory.js';
import { type ModelHolder, type ModelRule, type ModelWorld, noRule } from './license-history-rules.factory.js';

/** A license of the server, with what the test remembers of it. */
export interface PlayedLicense {
  id: number;
  /** In the API. */
  path: string;
  name: string;
  model: LicenseHistoryModel;
}

const kindsOfLicense: { type: LicenseType; mode: AssignmentMode | null }[] = [
  { type: 'PER_DEVICE', mode: 'MANUAL' },
  { type: 'PER_DEVICE', mode: 'AUTOMATIC' },
  { type: 'CUSTOM', mode: null },
  { type: 'PER_USER', mode: 'MANUAL' },
  { type: 'PER_USER', mode: 'AUTOMATIC' },
  { type: 'PER_SITE', mode: 'MANUAL' },
  { type: 'PER_SITE', mode: 'AUTOMATIC' },
  // These two become other kinds as time goes by.
  { type: 'PER_DEVICE', mode: 'AUTOMATIC' },
  { type: 'PER_USER', mode: 'MANUAL' },
];

/** How many of the licenses, counted from the last, change their type and mode. */
const changingKinds = 2;

const firstQuantity = 20;
const firstUsage = 3;

/** Where random histories are played: places, devices, people and a license of each kind, on the server and in memory. */
export class LicenseStage {
  readonly archivedOrganizationIds = new Set<number>();
  readonly archivedLocationIds = new Set<number>();
  readonly holders: ModelHolder[] = [];
  readonly licenses: PlayedLicense[] = [];
  readonly organizationIds: number[] = [];
  readonly locations: { id: number; organizationId: number }[] = [];
  readonly roleIds: number[] = [];
  readonly technicianRoleIds: number[] = [];
  /** The device group of each tag that rules ask for. */
  readonly groupIds = new Map<string, number>();

  constructor(
    readonly server: TestServer,
    readonly random: () => number,
    readonly today: string,
  ) {}

  /** Builds everything. */
  async start(): Promise<void> {
    await this.addPlaces();
    await this.addHolders();
    for (const tag of [uniqueName('on'), uniqueName('vip')]) {
      const criteria = { all: [{ field: 'tag', operator: 'in', value: [tag] }] };
      const answer = await this.server
        .as('post', '/device-groups')
        .send({ name: `Group ${tag}`, criteria })
        .expect(201);
      this.groupIds.set(tag, answer.body.id);
    }
    for (const { type, mode } of kindsOfLicense) await this.addLicense(type, mode);
    this.settle();
  }

  /** Brings what is remembered of seats up to date with what is remembered of facts and licenses. */
  settle(): void {
    for (const { model } of this.licenses) model.settle(this.world, this.today);
  }

  get world(): ModelWorld {
    return this;
  }

  /** A license that gives seats by hand; undefined where there is none now. */
  manual(): PlayedLicense | undefined {
    return this.pickOne(this.licenses.filter(({ model }) => model.terms.mode === 'MANUAL'));
  }

  automatic(): PlayedLicense | undefined {
    return this.pickOne(this.licenses.filter(({ model }) => model.terms.mode === 'AUTOMATIC'));
  }

  custom(): PlayedLicense | undefined {
    return this.pickOne(this.licenses.filter(({ model }) => model.terms.type === 'CUSTOM'));
  }

  /** A license whose type and mode change. */
  changing(): PlayedLicense {
    return this.pick(this.licenses.slice(-changingKinds));
  }

  holdersOf(kind: HolderKind | null): ModelHolder[] {
    return this.holders.filter((holder) => holder.kind === kind);
  }

  /** A rule that a license of a type can have, now and then one that gives nobody a seat. */
  aRule(type: LicenseType): ModelRule {
    const match = this.random() < 0.6 ? 'ANY' : 'ALL';
    return type === 'PER_USER'
      ? { ...noRule, match, roleIds: this.some(this.roleIds), technicianRoleIds: this.some(this.technicianRoleIds) }
      : { ...noRule, match, tags: this.some([...this.groupIds.keys()]) };
  }

  /** A rule as a request has it. */
  ruleRequest({ match, tags, roleIds, technicianRoleIds }: ModelRule): object {
    return {
      deviceGroups: { match, ids: tags.map((tag) => this.groupIds.get(tag)) },
      endUsers: { match, roleIds },
      technicians: { match: 'ANY', roleIds: technicianRoleIds },
    };
  }

  pick<T>(values: readonly T[]): T {
    const value = this.pickOne(values);
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  }

  pickOne<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)];
  }

  some<T>(values: readonly T[], chance = 0.5): T[] {
    return values.filter(() => this.random() < chance);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  /** Lets days go by, for everything there is. */
  async letPass(days: number): Promise<void> {
    await this.server.database.transaction(async () => {
      for (const statement of [
        sql`UPDATE assignment SET assigned_on = assigned_on - ${days}::int, ended_on = ended_on - ${days}::int`,
        // By way of a time in which there are no days: a day may not be there twice.
        sql`UPDATE license_usage_day SET day = day - 100000`,
        sql`UPDATE license_usage_day SET day = day + 100000 - ${days}::int`,
        sql`UPDATE license_purchase SET purchased_on = purchased_on - ${days}::int`,
        sql`UPDATE license_usage_history SET changed_at = changed_at - make_interval(days => ${days}::int)`,
        sql`UPDATE license SET created_at = created_at - make_interval(days => ${days}::int)`,
      ]) {
        await this.server.database.query(statement);
      }
    });
    for (const { model } of this.licenses) model.letPass(days);
  }

  private async addPlaces(): Promise<void> {
    const { database } = this.server;
    for (const locations of [2, 2, 1]) {
      const { id: organizationId } = await anOrganization(database);
      this.organizationIds.push(organizationId);
      for (let index = 0; index < locations; index++) {
        const { id, name } = await aLocation(database, { organizationId });
        this.locations.push({ id, organizationId });
        this.holders.push({ ...aHolder, kind: 'LOCATION', id, name, organizationId });
      }
    }
  }

  private async addHolders(): Promise<void> {
    const { database } = this.server;
    for (let index = 0; index < 7; index++) {
      const device = await aDevice(database, { location: this.pick(this.locations) });
      this.holders.push({ ...aHolder, ...device, kind: 'DEVICE' });
    }
    for (let index = 0; index < 2; index++) {
      this.roleIds.push((await anEndUserRole(database)).id);
      this.technicianRoleIds.push((await aTechnicianRole(database)).id);
    }
    for (const personKind of ['END_USER', 'END_USER', 'END_USER', 'END_USER', 'CONTACT', 'CONTACT'] as const) {
      const organizationId = this.pick(this.organizationIds);
      const { id, email } = await aPerson(database, { kind: personKind, organizationId });
      this.holders.push({ ...aHolder, kind: 'PERSON', id, name: email, personKind, organizationId });
    }
    for (let index = 0; index < 2; index++) {
      const technicianRoleId = this.pick(this.technicianRoleIds);
      const { id, email } = await aTechnician(database, { technicianRoleId });
      this.holders.push({ ...aHolder, kind: 'PERSON', id, name: email, personKind: 'TECHNICIAN', technicianRoleId });
    }
  }

  private async addLicense(type: LicenseType, mode: AssignmentMode | null): Promise<void> {
    const name = uniqueName(`${type} ${mode}`);
    const rule = mode === 'AUTOMATIC' ? this.aRule(type) : noRule;
    const body = {
      name,
      type,
      assignmentMode: mode,
      quantity: firstQuantity,
      ...(type === 'CUSTOM' ? { usage: firstUsage } : {}),
      ...(mode === 'AUTOMATIC' ? { assignmentRule: this.ruleRequest(rule) } : {}),
    };
    const answer = await this.server.as('post', '/licenses').send(body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const scope = { global: true, organizationIds: [], locations: [] };
    const model = new LicenseHistoryModel({ type, mode, scope, rule, pinnedIn: [], keptOut: [] });
    model.purchases.push({ day: this.today, delta: firstQuantity });
    if (type === 'CUSTOM') model.usages.push({ day: this.today, usage: firstUsage });
    const { id } = answer.body;
    this.licenses.push({ id, path: `/licenses/${id}`, name, model });
  }
}

const aHolder: Omit<ModelHolder, 'kind' | 'id' | 'name'> = {
  organizationId: null,
  locationId: null,
  active: true,
  tags: [],
  personKind: null,
  roleIds: [],
  technicianRoleId: null,
};
