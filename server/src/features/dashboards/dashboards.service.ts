import { Injectable } from '@nestjs/common';
import { ActiveApps } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Turns } from '../../platform/concurrency/turns.js';
import { Clock } from '../../platform/time/clock.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditEventsService } from '../audit-events/audit-events.service.js';
import { UnbilledSeatsService } from '../billing-margins/unbilled-seats.service.js';
import { DevicesService } from '../devices/devices.service.js';
import { LicenseUsageSeries } from '../licenses/license-usage-series.service.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { PurchasesService } from '../purchases/purchases.service.js';
import { RenewalsService } from '../renewals/renewals.service.js';
import { TitlesService } from '../software/titles.service.js';
import type {
  DashboardActivity,
  DashboardAlerts,
  DashboardDevices,
  DashboardLicenses,
  DashboardQuery,
  DashboardRenewals,
  DashboardResponse,
  DashboardReview,
  DashboardSpend,
  DashboardUnbilled,
  DashboardUsage,
} from './dashboards.dto.js';
import { dashboardDays, type DashboardDays, mostPublishers, recentEvents } from './dashboards.rules.js';

/** So many parts of one overview are asked for at once: others want connections of the pool, too. */
const partsAtOnce = 3;

/** What one asks for: the organizations, and the days. */
interface Asked extends DashboardQuery {
  days: DashboardDays;
}

/**
 * The figures of the overview. Each is asked of the feature whose list it is the sum of, with the filters of that list, so
 * that it is right and is seen by the same people.
 */
@Injectable()
export class DashboardsService {
  constructor(
    private readonly apps: ActiveApps,
    private readonly authorization: Authorization,
    private readonly clock: Clock,
    private readonly licenses: LicensesService,
    private readonly renewals: RenewalsService,
    private readonly purchases: PurchasesService,
    private readonly usage: LicenseUsageSeries,
    private readonly alerts: AlertsService,
    private readonly titles: TitlesService,
    private readonly devices: DevicesService,
    private readonly unbilled: UnbilledSeatsService,
    private readonly events: AuditEventsService,
  ) {}

  /** The parts that the actor may see something of, of the apps that are in use. */
  async get(actor: Actor, { organizationId }: DashboardQuery): Promise<DashboardResponse> {
    const [managesAssets, bills] = await Promise.all([
      this.apps.isActive('asset-management'),
      this.apps.isActive('billing'),
    ]);
    const sees = (subject: string) => this.authorization.allowsSome(actor, 'read', subject);
    const seesLicenses = managesAssets && sees('License');
    const asked: Asked = {
      days: dashboardDays(this.clock.today()),
      ...(organizationId === undefined ? {} : { organizationId }),
    };
    const turns = new Turns(partsAtOnce);
    const part = async <Part>(seen: boolean, read: () => Promise<Part>) => (seen ? turns.take(read) : null);
    const [licenses, renewals, spend, usage, alerts, review, devices, unbilled, activity] = await Promise.all([
      part(seesLicenses, () => this.licensesOf(actor, asked)),
      part(seesLicenses, () => this.renewalsOf(actor, asked)),
      part(seesLicenses, () => this.spendOf(actor, asked)),
      part(seesLicenses, () => this.usageOf(actor, asked)),
      part(sees('Alert'), () => this.alertsOf(actor, asked)),
      part(sees('Title'), () => this.reviewOf(actor, asked)),
      part(sees('Device'), () => this.devicesOf(actor, asked)),
      part(seesLicenses && bills && sees('BillingAgreement'), () => this.unbilledOf(actor, asked)),
      part(sees('AuditEvent'), () => this.activityOf(actor, asked)),
    ]);
    return {
      ...(licenses && { licenses }),
      ...(renewals && { renewals }),
      ...(alerts && { alerts }),
      ...(review && { review }),
      ...(devices && { devices }),
      ...(unbilled && { unbilled }),
      ...(spend && { spend }),
      ...(usage && { usage }),
      ...(activity && { activity }),
    };
  }

  private async licensesOf(actor: Actor, { organizationId }: Asked): Promise<DashboardLicenses> {
    const summary = await this.licenses.summary(actor, within(organizationId));
    const { licenses, underLicensed, missingSeats, expired, unusedCost, mostUnused } = summary;
    return { licenses, underLicensed, missingSeats, expired, unusedCost, mostUnused };
  }

  private async renewalsOf(actor: Actor, { organizationId, days }: Asked): Promise<DashboardRenewals> {
    const period = { from: days.today, to: days.renewalsTo };
    return { ...(await this.renewals.totals(actor, { ...period, ...within(organizationId) })), ...period };
  }

  private async spendOf(actor: Actor, { organizationId, days }: Asked): Promise<DashboardSpend> {
    const period = { from: days.spendFrom, to: days.today };
    const months = await this.purchases.months(actor, { ...period, ...within(organizationId) }, mostPublishers);
    return { ...period, months };
  }

  private async usageOf(actor: Actor, { organizationId, days }: Asked): Promise<DashboardUsage> {
    return { days: await this.usage.ofAll(actor, days.usageFrom, organizationId) };
  }

  private async alertsOf(actor: Actor, { organizationId }: Asked): Promise<DashboardAlerts> {
    const { open } = await this.alerts.summary(actor, within(organizationId));
    return { open };
  }

  private async reviewOf(actor: Actor, { organizationId }: Asked): Promise<DashboardReview> {
    return { titles: await this.titles.list(actor, { reviewed: false, ...within(organizationId) }).count() };
  }

  private async devicesOf(actor: Actor, { organizationId, days }: Asked): Promise<DashboardDevices> {
    const active = { status: ['ACTIVE' as const], ...within(organizationId) };
    const unseen = { ...active, lastSeenBefore: days.seenFrom };
    const all = await this.devices.list(actor, active);
    const some = await this.devices.list(actor, unseen);
    return { devices: await all.count(), unseen: await some.count(), seenFrom: days.seenFrom };
  }

  private async unbilledOf(actor: Actor, { organizationId }: Asked): Promise<DashboardUnbilled> {
    const totals = await this.unbilled.totals(actor, within(organizationId));
    return { seats: totals.reduce((sum, { seats }) => sum + seats, 0), totals };
  }

  private async activityOf(actor: Actor, { organizationId }: Asked): Promise<DashboardActivity> {
    const list = this.events.list(actor, { signIns: false, ...within(organizationId) });
    const items = await list.first(recentEvents);
    return {
      events: items.map(({ id, at, actor: doer, action, subjectType, subjectId, subjectName }) => {
        return { id, at, by: doer.name, action, subjectType, subjectId, subjectName };
      }),
    };
  }
}

/** The organizations as a filter of a list. */
function within(organizationId: number[] | undefined): { organizationId?: number[] } {
  return organizationId === undefined ? {} : { organizationId };
}
