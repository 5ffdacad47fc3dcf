import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { AppsService } from '../apps/apps.service.js';
import { LicenseUsageService } from '../reconciliation/license-usage.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ProductCountsService } from '../software/product-counts.service.js';
import type { SampleRemovalResponse } from './sample-data.dto.js';
import { sampleDataUnmarked } from './sample-data.errors.js';
import { SampleDataService } from './sample-data.service.js';
import { type SampleKind, SampleMarks } from './sample-marks.repository.js';
import { type Leaving, SampleRemovalRepository } from './sample-removal.repository.js';
import { type ThingCount, toldCounts } from './sample-removal.rules.js';
import { SampleSharedThings } from './sample-shared-things.repository.js';

/** Lists that are others once the sample is gone, each with the subject whose readers hear of it. */
const changedLists = [
  ['organizations', 'Organization'],
  ['locations', 'Location'],
  ['devices', 'Device'],
  ['people', 'Person'],
  ['software', 'Product'],
  ['alerts', 'Alert'],
  ['notifications', 'Notification'],
  ['enrollment-tokens', 'EnrollmentToken'],
  ['billing-agreements', 'BillingAgreement'],
  ['billing-invoices', 'BillingInvoice'],
] as const;

/** Of those that belong to no organization. */
const changedSharedLists = [
  ['licenses', 'License'],
  ['device-groups', 'DeviceGroup'],
  ['publishers', 'Publisher'],
  ['vendors', 'Vendor'],
  ['end-user-roles', 'EndUserRole'],
  ['technician-roles', 'TechnicianRole'],
  ['billing-products', 'BillingProduct'],
  ['billing-accounts', 'BillingAccount'],
  ['billing-agreement-templates', 'BillingAgreementTemplate'],
  ['billing-exports', 'BillingExport'],
  ['billing-export-schedules', 'BillingExportSchedule'],
  ['sample-data', 'SampleData'],
] as const;

/** Removes what the sample made, and what people put inside of it. */
@Injectable()
export class SampleRemovalService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly apps: AppsService,
    private readonly reconciliation: ReconciliationService,
    private readonly usage: LicenseUsageService,
    private readonly productCounts: ProductCountsService,
    private readonly sample: SampleDataService,
    private readonly marks: SampleMarks,
    private readonly removal: SampleRemovalRepository,
    private readonly shared: SampleSharedThings,
  ) {}

  /** What `remove` would answer: it is carried out, and undone. @throws AppError 409 `sample-data.not-loaded`. */
  preview(actor: Actor): Promise<SampleRemovalResponse> {
    return this.database.rehearse(() => this.remove(actor));
  }

  /**
   * One transaction that holds the rules: whoever reports or changes facts waits until it is over, and a process that is
   * killed has removed nothing.
   * @throws AppError 409 `sample-data.not-loaded`, `sample-data.unmarked`.
   */
  remove(actor: Actor): Promise<SampleRemovalResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'delete', 'SampleData', {});
      await this.database.query(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.sampleData})`);
      const before = await this.sample.before();
      if (before === null) throw sampleDataUnmarked();
      return this.reconciliation.changeRules(async () => {
        await this.reconciliation.holdHolders();
        const leaving = await this.removal.leaving();
        const own = await this.countsOf(leaving);
        const ownSeats = await this.removal.ownSeats(leaving);
        const lostSeats = await this.deleteAll(leaving);
        const shared = await this.shared.remove();
        const technicians = { thing: 'TECHNICIAN' as const, made: leaving.technicians.length, added: 0 };
        const things = toldCounts([...own, { ...technicians, kept: await this.removal.technicians() }, ...shared]);
        await this.removal.resetNumbering(before);
        const billingDeactivated = await this.leaveBilling(actor, before.billingActive);
        await this.sample.forget();
        const result = { things, ownSeats, billingDeactivated };
        const entry = { action: 'sample-data.removed', subjectType: 'SampleData', subjectId: null };
        await this.audit.record(actor, { ...entry, before: result });
        await this.announce(leaving.organizations);
        return { result, affected: { licenseIds: [...lostSeats, ...(await this.removal.siteLicenses())] } };
      });
    });
  }

  /** @returns licenses that stay and of which seats went. */
  private async deleteAll(leaving: Leaving): Promise<Set<number>> {
    await this.removal.deleteBilling(leaving);
    await this.removal.deleteNotices(leaving);
    const moved = await this.removal.deleteSeats(leaving);
    await this.usage.record(moved);
    await this.productCounts.devicesRemoved(leaving.devices);
    await this.removal.deleteLicenses(leaving);
    await this.removal.deletePlaces(leaving);
    return new Set(moved.map(({ licenseId }) => licenseId));
  }

  private async countsOf(leaving: Leaving): Promise<ThingCount[]> {
    const { organizations, locations, devices, people, licenses, agreements, invoices } = leaving;
    const kinds: [ThingCount['thing'], SampleKind, readonly number[]][] = [
      ['ORGANIZATION', 'Organization', organizations],
      ['LOCATION', 'Location', locations],
      ['DEVICE', 'Device', devices],
      ['PERSON', 'Person', people],
      ['LICENSE', 'License', licenses],
      ['BILLING_AGREEMENT', 'BillingAgreement', agreements],
    ];
    const addedInvoices = await this.removal.addedInvoices(leaving);
    const counts: ThingCount[] = [
      { thing: 'INVOICE', made: invoices.length - addedInvoices, added: addedInvoices, kept: 0 },
    ];
    for (const [thing, kind, ids] of kinds) {
      const added = await this.removal.added(kind, ids);
      counts.push({ thing, made: ids.length - added, added, kept: 0 });
    }
    return counts;
  }

  /** Switches billing off where the sample had switched it on and nobody else uses it. */
  private async leaveBilling(actor: Actor, activeBefore: boolean): Promise<boolean> {
    if (activeBefore || !(await this.apps.isActive('billing')) || (await this.removal.billingInUse())) return false;
    await this.apps.set(actor, 'billing', false);
    return true;
  }

  private async announce(organizationIds: number[]): Promise<void> {
    for (const [topic, subject] of changedLists) {
      await this.changes.publish({ topic, subject, ids: null, organizationIds });
    }
    for (const [topic, subject] of changedSharedLists) {
      await this.changes.publish({ topic, subject, ids: null, organizationIds: null });
    }
  }
}
