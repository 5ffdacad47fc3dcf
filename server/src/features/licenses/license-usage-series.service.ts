import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { invalidFields } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import type { LicenseType } from '../reconciliation/license-rule.rules.js';
import type { UsageOfDay, UsageSeriesQuery, UsageSeriesResponse } from './license-usage-series.dto.js';
import { LicenseUsageSeriesRepository } from './license-usage-series.repository.js';
import { rangeErrors, rangeOf } from './license-usage-series.rules.js';
import { LicenseUsageTrendRepository, type UsageTrendDay } from './license-usage-trend.repository.js';
import { LicensesService } from './licenses.service.js';

/** Quantity and usage of a license, or of all of them together, day by day. */
@Injectable()
export class LicenseUsageSeries {
  constructor(
    private readonly clock: Clock,
    private readonly authorization: Authorization,
    private readonly licenses: LicensesService,
    private readonly series: LicenseUsageSeriesRepository,
    private readonly trend: LicenseUsageTrendRepository,
  ) {}

  /** Every day from one on, today last, of all licenses together that the actor sees the whole of. */
  ofAll(actor: Actor, from: string, organizationIds: number[] | undefined): Promise<UsageTrendDay[]> {
    return this.trend.days(this.licenses.seen(actor), from, organizationIds);
  }

  /**
   * The days of a range, with usage in organizations that the actor may see.
   * @throws AppError 404, 422 `date.order`, `range.too-long`.
   */
  async of(actor: Actor, licenseId: number, query: UsageSeriesQuery): Promise<UsageSeriesResponse> {
    const license = await this.licenses.get(actor, licenseId);
    const today = this.clock.today().toString();
    const { complete } = license.scope;
    const visible = this.authorization.visibleTo(actor, 'Assignment', 'a');
    const since = await this.series.since(licenseId, complete ? null : visible);
    const range = rangeOf(query, since, today);
    const errors = rangeErrors(range);
    if (errors.length > 0) throw invalidFields(errors);
    const every = this.authorization.allowsEvery(actor, 'read', 'Assignment');
    const { organizationId: organizationIds } = query;
    // What a technician set belongs to no organization, unless the license is limited to one alone.
    const only = complete && license.scope.organizations.length === 1 ? license.scope.organizations[0] : undefined;
    const custom = organizationIds === undefined || (only !== undefined && organizationIds.includes(only.id));
    const to = range.to < today ? range.to : today;
    const days =
      range.from > to
        ? []
        : await this.series.days(licenseId, { ...range, to }, { visible, every, organizationIds }, custom);
    return {
      items: complete ? days : days.map((day) => partOf(day, license.type)),
      since,
      organizations: await this.series.organizations(licenseId, visible),
    };
  }
}

/** What of a day may be told to whoever sees a part of the license alone. */
function partOf({ date, usage }: UsageOfDay, type: LicenseType): UsageOfDay {
  return { date, quantity: null, usage: type === 'CUSTOM' ? null : usage };
}
