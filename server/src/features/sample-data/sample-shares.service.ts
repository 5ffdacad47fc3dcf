import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { LicenseAllocationsService } from '../license-allocations/license-allocations.service.js';
import { LicenseExceptionsService } from '../license-exceptions/license-exceptions.service.js';
import { sampleAllocations, sampleExceptions } from './sample-shares.js';

/** What people decided about licenses of the sample: exceptions of a rule, and shares of a quantity. */
@Injectable()
export class SampleSharesService {
  constructor(
    private readonly database: Database,
    private readonly exceptions: LicenseExceptionsService,
    private readonly allocations: LicenseAllocationsService,
  ) {}

  async load(actor: Actor, organizations: ReadonlyMap<string, number>): Promise<void> {
    await this.exceptions.replace(
      actor,
      await this.licenseOf(sampleExceptions.license),
      {
        include: await this.named(sampleExceptions.include),
        exclude: await this.named(sampleExceptions.exclude),
      },
      null,
    );
    const shares = sampleAllocations.shares.flatMap(({ organization, quantity }) => {
      const organizationId = organizations.get(organization);
      return organizationId === undefined ? [] : [{ organizationId, quantity }];
    });
    await this.allocations.replace(actor, await this.licenseOf(sampleAllocations.license), shares, null);
  }

  private async named(exceptions: readonly { device: string; note: string }[]) {
    const named = [];
    for (const { device, note } of exceptions) {
      const { id } = await this.database.one<{ id: number }>(sql`SELECT id FROM device WHERE name = ${device}`);
      named.push({ kind: 'DEVICE' as const, id, note });
    }
    return named;
  }

  private async licenseOf(name: string): Promise<number> {
    const { id } = await this.database.one<{ id: number }>(sql`SELECT id FROM license WHERE name = ${name}`);
    return id;
  }
}
