import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { hashOfToken, newOpaqueToken } from '../../platform/secrets/opaque-tokens.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { auditedEnrollmentToken } from './enrollment-tokens.audit.js';
import type {
  CreatedEnrollmentTokenResponse,
  EnrollmentTokenListQuery,
  EnrollmentTokenResponse,
} from './enrollment-tokens.dto.js';
import { type Enrollment, EnrollmentTokensRepository } from './enrollment-tokens.repository.js';
import { isTokenShaped, tokenHint } from './enrollment-tokens.rules.js';

@Injectable()
export class EnrollmentTokensService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly openPlaces: OpenPlaces,
    private readonly locations: LocationsService,
    private readonly tokens: EnrollmentTokensRepository,
  ) {}

  /** The tokens of a location, revoked ones included. @throws AppError 404 when the actor may not see the location. */
  async list(
    actor: Actor,
    locationId: number,
    query: Unpaged<EnrollmentTokenListQuery>,
  ): Promise<RowList<EnrollmentTokenResponse>> {
    await this.locations.get(actor, locationId);
    return this.tokens.list(this.visible(actor), locationId, query);
  }

  /**
   * Makes a token. Whoever holds it can create devices, so the actor must be allowed to do so as well.
   * @throws AppError 404 when the actor may not see the location, 403.
   */
  create(actor: Actor, locationId: number): Promise<CreatedEnrollmentTokenResponse> {
    return this.database.transaction(async () => {
      const location = await this.locations.get(actor, locationId);
      const { organization } = location;
      await this.openPlaces.demandOpen(organization.id, locationId);
      this.authorization.demand(actor, 'create', 'EnrollmentToken', { organizationId: organization.id });
      this.authorization.demand(actor, 'create', 'Device', { organizationId: organization.id });
      const token = newOpaqueToken();
      const hint = tokenHint(token);
      const row = await translateViolations(() => this.tokens.insert(locationId, hashOfToken(token), hint), {
        enrollment_token_location_id_fkey: () => notFound('location'),
      });
      await this.announce(row.id, organization.id);
      const after = { id: row.id, hint, location: { id: location.id, name: location.name }, organization };
      await this.audit.recordFate(actor, auditedEnrollmentToken, { what: 'created', before: null, after });
      const inventoryUrl = `${this.config.publicUrl}/api/v1/inventory/agents/${token}`;
      return { id: row.id, token, inventoryUrl, hint, createdAt: row.created_at };
    });
  }

  /** Revokes a token for good; one that was revoked before stays so. @throws AppError 404, 403. */
  revoke(actor: Actor, locationId: number, id: number): Promise<void> {
    return this.database.transaction(async () => {
      const location = await this.locations.get(actor, locationId);
      const { organization } = location;
      const held = await this.tokens.lock(this.visible(actor), locationId, id);
      if (held === null) throw notFound('enrollment token');
      this.authorization.demand(actor, 'delete', 'EnrollmentToken', { organizationId: organization.id });
      if (held.revoked) return;
      await this.tokens.revoke(id);
      await this.announce(id, organization.id);
      const before = { id, hint: held.hint, location: { id: location.id, name: location.name }, organization };
      await this.audit.recordFate(actor, auditedEnrollmentToken, { what: 'revoked', before, after: null });
    });
  }

  /**
   * What a token that an agent presented stands for, and notes that it was used, at most once a minute. Call it
   * outside the transaction of the inventory, so that agents with one token do not wait for each other.
   * @returns null for an unknown or revoked token.
   */
  async authenticate(token: string): Promise<Enrollment | null> {
    if (!isTokenShaped(token)) return null;
    const found = await this.tokens.enrollmentOf(hashOfToken(token));
    if (found === null) return null;
    const { stale, ...enrollment } = found;
    if (stale) await this.tokens.touch(enrollment.tokenId);
    return enrollment;
  }

  private announce(id: number, organizationId: number): Promise<void> {
    return this.changes.publish({
      topic: 'enrollment-tokens',
      subject: 'EnrollmentToken',
      ids: [id],
      organizationIds: [organizationId],
    });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'EnrollmentToken', 't');
  }
}
