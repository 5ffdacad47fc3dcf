import { Injectable } from '@nestjs/common';
import type { AuditedChange } from '../../platform/audit/audit-entry.js';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { organizationOfLicense, recordedLicense, type ScopeIds } from './license-trail.rules.js';
import type { LicenseColumns } from './licenses.types.js';

/** A license with its scope, as the log is told of it. */
export type RecordedState = ScopeIds & { columns: LicenseColumns };

/** A license that is held for a change, as the log needs it. */
export interface RecordedLicense {
  license: { id: number; scopeGlobal: boolean };
  scope: ScopeIds;
}

/** Writes down what people and programs do to licenses, each time in the transaction that does it. */
@Injectable()
export class LicenseTrail {
  constructor(private readonly audit: Audit) {}

  /** A change of the license itself; nothing where nothing is different. Null: it was not there, or is gone. */
  async recordChange(
    actor: Actor,
    what: string,
    id: number,
    before: RecordedState | null,
    after: RecordedState | null,
    note = '',
  ): Promise<void> {
    await this.audit.recordChanges(actor, changeOf(what, id, before, after, note));
  }

  /** Licenses that were created at once. */
  async recordCreated(actor: Actor, created: readonly (RecordedState & { id: number })[]): Promise<void> {
    await this.audit.recordChanges(
      actor,
      created.flatMap((license) => changeOf('created', license.id, null, license)),
    );
  }

  /** Terms of a license that were opened one after another: its states before, between and after them. */
  async recordRenewals(actor: Actor, id: number, states: readonly RecordedState[]): Promise<void> {
    const changes = states.slice(1).flatMap((after, index) => changeOf('renewed', id, states[index] ?? null, after));
    await this.audit.recordChanges(actor, changes);
  }

  /** A change of what belongs to a license; nothing where nothing is different. */
  async recordPart(
    actor: Actor,
    action: string,
    { license, scope }: RecordedLicense,
    { before, after }: { before: object | null; after: object | null },
  ): Promise<void> {
    await this.audit.recordChange(actor, {
      action,
      subjectType: 'License',
      subjectId: license.id,
      organizationId: organizationOfLicense(license.scopeGlobal, scope),
      before,
      after,
    });
  }

  /** Seats that were given, changed or ended by hand, told to the readers of each organization by themselves. */
  async recordSeats(
    actor: Actor,
    what: string,
    licenseId: number,
    seats: readonly { organizationId: number | null; holderId: number }[],
    facts: object = {},
  ): Promise<void> {
    const organizations = Map.groupBy(seats, (seat) => seat.organizationId);
    await this.audit.recordAll(
      actor,
      [...organizations].map(([organizationId, ofOne]) => ({
        action: `assignment.${what}`,
        subjectType: 'License',
        subjectId: licenseId,
        organizationId,
        after: { ...facts, holderIds: ofOne.map((seat) => seat.holderId) },
      })),
    );
  }
}

function changeOf(
  what: string,
  id: number,
  before: RecordedState | null,
  after: RecordedState | null,
  note = '',
): AuditedChange[] {
  const told = after ?? before;
  if (told === null) return [];
  return [
    {
      action: `license.${what}`,
      subjectType: 'License',
      subjectId: id,
      organizationId: organizationOfLicense(told.columns.scopeGlobal, told),
      before: before === null ? null : recordedLicense(before.columns, before),
      after: after === null ? null : { ...recordedLicense(after.columns, after), ...(note === '' ? {} : { note }) },
    },
  ];
}
