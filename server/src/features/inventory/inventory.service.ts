import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import { AppError, type FieldError } from '../../platform/http/app-error.js';
import { deviceOrganizationUnknown } from '../devices/devices.errors.js';
import { CheckInsService } from './check-ins.service.js';
import type { CheckIn } from './check-ins.rules.js';
import { IngestGate } from './ingest-gate.js';
import type { InventoryResponse, RejectedDevice } from './inventory.dto.js';
import { readReport, reportedDevices } from './inventory-report.rules.js';
import { repeated, SeenIdentities } from './seen-identities.rules.js';

/** How many devices of one call are written at once at most, each on a database connection of its own. */
export const devicesAtOnce = 4;

/** Takes what programs of all kinds know about devices. */
@Injectable()
export class InventoryService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly checkIns: CheckInsService,
    private readonly gate: IngestGate,
  ) {}

  /**
   * Writes devices, each in a transaction of its own; what is wrong with one does not concern the others.
   * @param at when the devices were seen.
   * @returns when the seats that follow are committed.
   * @throws AppError 400 and 422 for a body that is wrong as a whole.
   */
  async report(actor: Actor, body: unknown, at: Date = new Date()): Promise<InventoryResponse> {
    const devices = reportedDevices(body);
    const seen = new SeenIdentities();
    const rejected: RejectedDevice[] = [];
    const failures: unknown[] = [];
    const waiting = devices.entries();
    const worker = async (): Promise<void> => {
      for (const [index, device] of waiting) {
        try {
          const errors = await this.take(actor, index, device, seen, at);
          if (errors.length > 0) rejected.push({ index, errors: [...errors] });
        } catch (error) {
          if (this.database.inTransaction) throw error;
          failures.push(error);
        }
      }
    };
    // One transaction has one connection, which does one thing at a time.
    const workers = this.database.inTransaction ? 1 : Math.min(devicesAtOnce, this.gate.mostOfCalls);
    await Promise.all(Array.from({ length: workers }, worker));
    // Nobody foresaw it, so nobody can say which device to leave out; the others are written, and repeating is harmless.
    if (failures.length > 0) throw failures[0];
    rejected.sort((a, b) => a.index - b.index);
    return { accepted: devices.length - rejected.length, rejected };
  }

  /** @returns what is wrong with the device; nothing when it was written. */
  private async take(
    actor: Actor,
    index: number,
    device: unknown,
    seen: SeenIdentities,
    at: Date,
  ): Promise<readonly FieldError[]> {
    const read = readReport(device);
    if ('errors' in read) return read.errors;
    const { report } = read;
    const earlier = seen.add(report.identity, index);
    if (earlier !== null) return [repeated(earlier)];
    try {
      this.demandSight(actor, report);
      await this.checkIns.take(report, at, (action) =>
        this.authorization.demand(actor, action, 'Device', placeOf(report)),
      );
      return [];
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return errorsOf(error);
      throw error;
    }
  }

  /** An organization that the actor does not know is no more than an unknown one. */
  private demandSight(actor: Actor, report: CheckIn): void {
    if (!this.authorization.allows(actor, 'read', 'Device', placeOf(report))) throw deviceOrganizationUnknown();
  }
}

function placeOf(report: CheckIn): { organizationId: number } {
  return { organizationId: report.identity.organizationId };
}

function errorsOf(error: AppError): FieldError[] {
  return error.details.errors ?? [{ field: 'organizationId', code: error.code, message: error.message }];
}
