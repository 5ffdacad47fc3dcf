import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Action } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { AppError, notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { ListQuery, Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { SecretRotation } from '../../platform/secrets/secret-rotation.js';
import { LicensesService } from '../licenses/licenses.service.js';
import type {
  ChangeLicenseKeyRequest,
  CreateLicenseKeyRequest,
  LicenseKeyEventResponse,
  LicenseKeyListQuery,
  LicenseKeyResponse,
  RevealedLicenseKeyResponse,
} from './license-keys.dto.js';
import {
  keyPresent,
  type PresentKey,
  seatEnded,
  seatUnknown,
  valueTooLong,
  valueUnprintable,
} from './license-keys.errors.js';
import { type HeldLicenseKey, LicenseKeysRepository } from './license-keys.repository.js';
import {
  cleanKeyValue,
  hintOf,
  isKeyValue,
  longestKeyValue,
  markPurposeOf,
  maskedValueOf,
  sealPurposeOf,
} from './license-keys.rules.js';

/** Keys of licenses and of seats: encrypted, shown one at a time, and every time written down. */
@Injectable()
export class LicenseKeysService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly audit: Audit,
    private readonly secretBox: SecretBox,
    private readonly rotation: SecretRotation,
    private readonly changes: Changes,
    private readonly licenses: LicensesService,
    private readonly keys: LicenseKeysRepository,
  ) {}

  onModuleInit(): void {
    this.rotation.register({
      table: 'license_key',
      column: 'sealed',
      boundTo: ['license_id', 'id'],
      purposeOf: sealPurposeOf,
      marks: { column: 'fingerprint', purposeOf: markPurposeOf },
    });
  }

  /** The keys of a license, masked; those of seats as far as the actor may see the seats. @throws AppError 404, 403. */
  async list(
    actor: Actor,
    licenseId: number,
    query: Unpaged<LicenseKeyListQuery>,
  ): Promise<RowList<LicenseKeyResponse>> {
    await this.demand(actor, 'read', licenseId);
    return this.keys.list(licenseId, this.seats(actor), query);
  }

  /** What was done with a key: who entered it, named it otherwise, looked at it. @throws AppError 404, 403. */
  async events(
    actor: Actor,
    licenseId: number,
    id: number,
    query: Unpaged<ListQuery>,
  ): Promise<RowList<LicenseKeyEventResponse>> {
    await this.demand(actor, 'read', licenseId);
    await this.shown(actor, licenseId, id);
    return this.keys.events(licenseId, id, query);
  }

  /**
   * @throws AppError 404, 403, 422 when the seat is unknown or has ended, 409 `license-key.present` where the license
   * itself, or the seat, has a key of this value. Several seats can have the same key.
   */
  create(actor: Actor, licenseId: number, request: CreateLicenseKeyRequest): Promise<LicenseKeyResponse> {
    return this.database.transaction(async () => {
      await this.demand(actor, 'create', licenseId);
      const { value, label = '', assignmentId = null } = request;
      if (!(await this.keys.lockLicense(licenseId))) throw notFound('license');
      const organizationId = assignmentId === null ? null : await this.organizationOf(actor, licenseId, assignmentId);
      // What cannot be read cannot be compared, and keeps nobody from entering a key again.
      const known = await this.keysOfValue(licenseId, value, (sealed, purpose) => this.openOrNull(sealed, purpose));
      const same = known.find((key) => key.assignmentId === assignmentId);
      if (same !== undefined) throw keyPresent(same);
      const id = await this.add(actor, licenseId, { value, label, assignmentId, organizationId });
      return this.shown(actor, licenseId, id);
    });
  }

  /**
   * Gives a license a key unless it, or one of its seats, has one of this value. For features that bring keys along.
   * @param text the value as it was found.
   * @returns PRESENT where there is one already.
   * @throws AppError 404, 403, 422 for what cannot be a key, 409 `secret.other-key` or `secret.damaged` where the keys
   * that are there cannot be compared.
   */
  keep(actor: Actor, licenseId: number, text: string): Promise<'ADDED' | 'PRESENT'> {
    return this.database.transaction(async () => {
      await this.demand(actor, 'create', licenseId);
      const value = cleanKeyValue(text);
      if (!isKeyValue(value)) throw valueUnprintable();
      if (value.length > longestKeyValue) throw valueTooLong();
      if (!(await this.keys.lockLicense(licenseId))) throw notFound('license');
      const open = (sealed: string, purpose: string) => this.secretBox.open(sealed, purpose);
      if ((await this.keysOfValue(licenseId, value, open)).length > 0) return 'PRESENT';
      await this.add(actor, licenseId, { value, label: '', assignmentId: null, organizationId: null });
      return 'ADDED';
    });
  }

  /** @throws AppError 404, 403, 412 when `version` is stale. */
  change(
    actor: Actor,
    licenseId: number,
    id: number,
    request: ChangeLicenseKeyRequest,
    version: number | null,
  ): Promise<LicenseKeyResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', licenseId, id, version);
      const { label = held.label } = request;
      if (label !== held.label) {
        await this.keys.relabel(id, label);
        const { organizationId } = held;
        const [before, after] = [
          { id, label: held.label },
          { id, label },
        ];
        await this.record(actor, 'changed', licenseId, { organizationId, before, after });
        await this.announce(licenseId, organizationId);
      }
      return this.shown(actor, licenseId, id);
    });
  }

  /** @throws AppError 404, 403, 412 when `version` is stale. */
  delete(actor: Actor, licenseId: number, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const { label, assignmentId, organizationId } = await this.hold(actor, 'delete', licenseId, id, version);
      await this.keys.delete(id);
      await this.record(actor, 'deleted', licenseId, { organizationId, before: { id, label, assignmentId } });
      await this.announce(licenseId, organizationId);
    });
  }

  /**
   * Answers the value, and writes down that it did: what cannot be written down is not shown.
   * @throws AppError 404, 403, 409 `secret.other-key` or `secret.damaged`.
   */
  reveal(actor: Actor, licenseId: number, id: number): Promise<RevealedLicenseKeyResponse> {
    return this.database.transaction(async () => {
      const { sealed, label, organizationId } = await this.hold(actor, 'read', licenseId, id, null);
      const value = this.secretBox.open(sealed, sealPurposeOf(licenseId, id));
      await this.record(actor, 'revealed', licenseId, { organizationId, after: { id, label } });
      return { value };
    });
  }

  /**
   * The keys of a license and its seats of a value, found by their marks. What ends alike and has no mark yet is opened
   * and marked, once. The license is held.
   */
  private async keysOfValue(
    licenseId: number,
    value: string,
    open: (sealed: string, purpose: string) => string | null,
  ): Promise<(PresentKey & { assignmentId: number | null })[]> {
    const purpose = markPurposeOf(licenseId);
    const unmarked = await this.keys.unmarked(licenseId, hintOf(value), this.secretBox.knownPrefixes);
    await this.keys.mark(
      unmarked.flatMap(({ id, sealed }) => {
        const text = open(sealed, sealPurposeOf(licenseId, id));
        return text === null ? [] : [{ id, mark: this.secretBox.marksOf(text, purpose)[0] }];
      }),
    );
    return this.keys.withMarks(licenseId, this.secretBox.marksOf(value, purpose));
  }

  private openOrNull(sealed: string, purpose: string): string | null {
    try {
      return this.secretBox.open(sealed, purpose);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  /** @returns the id. */
  private async add(
    actor: Actor,
    licenseId: number,
    key: { value: string; label: string; assignmentId: number | null; organizationId: number | null },
  ): Promise<number> {
    const { value, label, assignmentId, organizationId } = key;
    const id = await this.keys.nextId();
    const hint = hintOf(value);
    const sealed = this.secretBox.seal(value, sealPurposeOf(licenseId, id));
    const [fingerprint] = this.secretBox.marksOf(value, markPurposeOf(licenseId));
    const by = { actorId: actor.id, actorName: actor.name };
    const row = { id, licenseId, assignmentId, label, sealed, hint, fingerprint, ...by };
    await translateViolations(() => this.keys.insert(row), {
      license_key_license_id_fkey: () => notFound('license'),
      license_key_assignment_id_fkey: seatUnknown,
    });
    const said = { id, label, assignmentId, maskedValue: maskedValueOf(hint) };
    await this.record(actor, 'created', licenseId, { organizationId, after: said });
    await this.announce(licenseId, organizationId);
    return id;
  }

  private async hold(
    actor: Actor,
    action: Action,
    licenseId: number,
    id: number,
    version: number | null,
  ): Promise<HeldLicenseKey> {
    await this.demand(actor, action, licenseId);
    const held = await this.keys.lock(licenseId, this.seats(actor), id);
    if (held === null) throw notFound('license key');
    assertVersion(held.version, version);
    return held;
  }

  /** A license that the actor may not see is not there; one whose keys they may not see says so. */
  private demand(actor: Actor, action: Action, licenseId: number): Promise<void> {
    return this.licenses.demandOf(actor, action, 'LicenseKey', licenseId);
  }

  /** The organization of a seat that can get a key. */
  private async organizationOf(actor: Actor, licenseId: number, assignmentId: number): Promise<number | null> {
    const seat = await this.keys.seat(licenseId, this.seats(actor), assignmentId);
    if (seat === null) throw seatUnknown();
    if (seat.ended) throw seatEnded();
    return seat.organizationId;
  }

  private async shown(actor: Actor, licenseId: number, id: number): Promise<LicenseKeyResponse> {
    const key = await this.keys.find(licenseId, this.seats(actor), id);
    if (key === null) throw notFound('license key');
    return key;
  }

  private record(
    actor: Actor,
    what: 'created' | 'changed' | 'deleted' | 'revealed',
    licenseId: number,
    said: { organizationId: number | null; before?: object; after?: object },
  ): Promise<void> {
    return this.audit.record(actor, {
      action: `license-key.${what}`,
      subjectType: 'License',
      subjectId: licenseId,
      ...said,
    });
  }

  /** @param organizationId of the seat that the key is of; null: it is of the license. */
  private announce(licenseId: number, organizationId: number | null): Promise<void> {
    const what = { topic: 'license-keys', subject: 'LicenseKey' };
    if (organizationId === null) return this.licenses.announce(licenseId, what);
    return this.changes.publish({ ...what, ids: [licenseId], organizationIds: [organizationId] });
  }

  private seats(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'Assignment', 'a');
  }
}
