import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { DeviceGroupsService } from '../device-groups/device-groups.service.js';
import { LicenseInsight } from '../licenses/license-insight.service.js';
import { LicenseRenewals } from '../licenses/license-renewals.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { PeopleService } from '../people/people.service.js';
import { PublishersService } from '../publishers/publishers.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { sampleGroups } from './sample-groups.js';
import { sampleDeviceLicenses, type SampleLicense, type SampleRule, type SampleSeats } from './sample-licenses.js';
import { samplePeopleLicenses } from './sample-people-licenses.js';

type CreateLicense = Parameters<LicensesService['create']>[1];
type AssignmentRule = NonNullable<CreateLicense['assignmentRule']>;

const sampleLicenses = [...sampleDeviceLicenses, ...samplePeopleLicenses];

/** Ids by name of what the licenses of the sample refer to. */
interface Directory {
  organizations: ReadonlyMap<string, number>;
  publishers: ReadonlyMap<string, number>;
  vendors: ReadonlyMap<string, number>;
  groups: ReadonlyMap<string, number>;
  endUserRoles: ReadonlyMap<string, number>;
  technicianRoles: ReadonlyMap<string, number>;
}

/** Groups and licenses in every state, on the fleet of the sample. */
@Injectable()
export class SampleLicensesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly publishers: PublishersService,
    private readonly vendors: VendorsService,
    private readonly groups: DeviceGroupsService,
    private readonly licenses: LicensesService,
    private readonly renewals: LicenseRenewals,
    private readonly insight: LicenseInsight,
    private readonly assignments: AssignmentsService,
    private readonly people: PeopleService,
  ) {}

  async load(actor: Actor, organizations: ReadonlyMap<string, number>): Promise<void> {
    const groups = new Map<string, number>();
    for (const group of sampleGroups) groups.set(group.name, (await this.groups.create(actor, group)).id);
    const directory: Directory = {
      organizations,
      groups,
      publishers: await ids(
        sampleLicenses.map((each) => each.publisher),
        (name) => this.publishers.create(actor, { name }),
      ),
      vendors: await ids(
        sampleLicenses.map((each) => each.vendor),
        (name) => this.vendors.create(actor, { name }),
      ),
      endUserRoles: await this.named(sql`SELECT name, id FROM end_user_role`),
      technicianRoles: await this.named(sql`SELECT name, id FROM technician_role`),
    };
    for (const license of sampleLicenses) await this.loadLicense(actor, license, directory);
    // Those that have been there for longer than a term are renewed as by a server that was down meanwhile.
    await this.renewals.renewDue();
  }

  private async loadLicense(actor: Actor, sample: SampleLicense, directory: Directory): Promise<void> {
    const { terms } = sample;
    const request = { ...this.common(sample, directory), ...(await this.termsOf(terms, directory)) };
    if (terms.kind !== 'AUTOMATIC') {
      const id = await this.buy(actor, request, sample);
      if (terms.kind === 'MANUAL') await this.giveSeats(actor, id, terms, directory);
      return;
    }
    const { usageAfter } = await this.insight.preview(actor, request);
    await this.buy(actor, { ...request, quantity: Math.max(0, (usageAfter ?? 0) + terms.spare) }, sample);
  }

  /** Creates a license; of one that has been there for a while, a quarter was bought later on. @returns its id. */
  private async buy(actor: Actor, request: CreateLicense, { purchasedDaysAgo }: SampleLicense): Promise<number> {
    const { quantity = 0, vendorId = null, cost } = request;
    const later = purchasedDaysAgo >= 60 ? Math.floor(quantity / 4) : 0;
    const { id } = await this.licenses.create(actor, { ...request, quantity: quantity - later });
    if (later > 0) {
      const purchasedOn = this.clock.today().subtract({
        days: Math.round(purchasedDaysAgo / 3),
      });
      await this.licenses.changeQuantity(
        actor,
        id,
        {
          quantity,
          purchasedOn: purchasedOn.toString(),
          vendorId,
          poNumber: `PO-${10_000 + id * 37}`,
          invoiceNumber: `R-${purchasedOn.year}-${400 + id}`,
          note: 'New colleagues',
          ...(cost?.mode === 'PER_LICENSE' ? { unitCost: cost.amount } : {}),
        },
        null,
      );
    }
    return id;
  }

  private common(sample: SampleLicense, directory: Directory): Omit<CreateLicense, 'type'> {
    const today = this.clock.today();
    const organizationIds = sample.organizations.map((name) => idOf(directory.organizations, name));
    const { expiresInDays, renews, renewals = 0 } = sample;
    const termsAgo = renews === 'MONTH' ? { months: renewals } : { years: renewals };
    return {
      name: sample.name,
      description: sample.description,
      tags: sample.tags,
      publisherId: idOf(directory.publishers, sample.publisher),
      vendorId: idOf(directory.vendors, sample.vendor),
      scope: organizationIds.length === 0 ? { global: true } : { global: false, organizationIds },
      purchaseDate: today.subtract({ days: sample.purchasedDaysAgo }).toString(),
      cost: sample.cost,
      notifications: { nearlyFullPercent: sample.nearlyFullPercent ?? null },
      term: {
        expiresOn: expiresInDays === null ? null : today.add({ days: expiresInDays }).subtract(termsAgo).toString(),
        autoRenew: renews !== null,
        renewalUnit: renews,
        renewalCount: renews === null ? null : 1,
        noticeDays: expiresInDays === null ? [] : renews === 'MONTH' ? [7] : [90, 30, 7],
      },
    };
  }

  private async termsOf(
    terms: SampleLicense['terms'],
    directory: Directory,
  ): Promise<
    Pick<CreateLicense, 'type' | 'assignmentMode' | 'quantity' | 'usage' | 'enforceQuantity' | 'assignmentRule'>
  > {
    switch (terms.kind) {
      case 'CUSTOM':
        return { type: 'CUSTOM', quantity: terms.quantity, usage: terms.usage };
      case 'MANUAL': {
        const { quantity, enforceQuantity, seats } = terms;
        return { type: seats.type, assignmentMode: 'MANUAL', quantity, enforceQuantity };
      }
      case 'AUTOMATIC':
        return {
          type: terms.type,
          assignmentMode: 'AUTOMATIC',
          assignmentRule: await this.ruleOf(terms.rule, directory),
        };
    }
  }

  private async ruleOf(rule: SampleRule, directory: Directory): Promise<AssignmentRule> {
    const items = [];
    for (const { title, versionRange = null } of rule.anyOf ?? []) {
      items.push({ productId: await this.productOf(title), versionRange });
    }
    const software: NonNullable<AssignmentRule['software']> = [];
    for (const title of rule.contains ?? []) {
      software.push({ condition: 'CONTAINS_ANY', productIds: [await this.productOf(title)] });
    }
    for (const title of rule.containsNot ?? []) {
      software.push({ condition: 'NOT_CONTAINS_ANY', productIds: [await this.productOf(title)] });
    }
    const rolesOf = (names: readonly string[], roles: ReadonlyMap<string, number>) => ({
      match: 'ANY' as const,
      roleIds: names.map((name) => idOf(roles, name)),
    });
    const { endUserRoles = [], technicianRoles = [] } = rule;
    const groupIds = (rule.groups ?? []).map((name) => idOf(directory.groups, name));
    return {
      ...(items.length === 0 ? {} : { products: { match: 'ANY', items } }),
      ...(groupIds.length === 0 ? {} : { deviceGroups: { match: 'ANY', ids: groupIds } }),
      ...(software.length === 0 ? {} : { software }),
      ...(endUserRoles.length === 0 ? {} : { endUsers: rolesOf(endUserRoles, directory.endUserRoles) }),
      ...(technicianRoles.length === 0 ? {} : { technicians: rolesOf(technicianRoles, directory.technicianRoles) }),
    };
  }

  /** The product that the normalizer made of a title of the fleet. */
  private async productOf(title: string): Promise<number> {
    const row = await this.database.one<{ product_id: number }>(
      sql`SELECT product_id FROM title WHERE name = ${title} LIMIT 1`,
    );
    return row.product_id;
  }

  private async giveSeats(
    actor: Actor,
    licenseId: number,
    terms: Extract<SampleLicense['terms'], { kind: 'MANUAL' }>,
    directory: Directory,
  ): Promise<void> {
    const organizationId = idOf(directory.organizations, terms.organization);
    await this.assignments.add(actor, licenseId, await this.holdersOf(actor, terms.seats, organizationId));
  }

  /** Those of an organization who get the seats; contacts among them are made. */
  private async holdersOf(actor: Actor, seats: SampleSeats, organizationId: number) {
    switch (seats.type) {
      case 'PER_DEVICE':
        return {
          deviceIds: await this.idsOf(sql`
            SELECT id FROM device WHERE organization_id = ${organizationId} AND strpos(name, ${seats.namePart}) > 0
            ORDER BY name LIMIT ${seats.count}`),
        };
      case 'PER_USER': {
        const personIds = await this.idsOf(sql`
          SELECT p.id FROM person p JOIN person_end_user_role r ON r.person_id = p.id
          JOIN end_user_role named ON named.id = r.role_id AND named.name = ${seats.role}
          WHERE p.organization_id = ${organizationId} ORDER BY p.name, p.id LIMIT ${seats.count}`);
        for (const contact of seats.contacts) {
          personIds.push((await this.people.create(actor, { kind: 'CONTACT', organizationId, ...contact })).id);
        }
        return { personIds };
      }
      case 'PER_SITE':
        return {
          locationIds: await this.idsOf(sql`
            SELECT id FROM location WHERE organization_id = ${organizationId} AND name = ANY (${seats.locations})
            ORDER BY name`),
        };
    }
  }

  private async idsOf(query: Sql): Promise<number[]> {
    return (await this.database.query<{ id: number }>(query)).map((row) => row.id);
  }

  private async named(query: Sql): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: number; name: string }>(query);
    return new Map(rows.map((row) => [row.name, row.id]));
  }
}

async function ids(
  names: readonly string[],
  create: (name: string) => Promise<{ id: number }>,
): Promise<Map<string, number>> {
  const created = new Map<string, number>();
  for (const name of new Set(names)) created.set(name, (await create(name)).id);
  return created;
}

function idOf(directory: ReadonlyMap<string, number>, name: string): number {
  const id = directory.get(name);
  if (id === undefined) throw new Error(`The sample refers to ${name}, which it does not have.`);
  return id;
}
