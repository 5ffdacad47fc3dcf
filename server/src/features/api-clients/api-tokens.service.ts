import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { ClientDirectory } from '../../platform/authentication/client-directory.js';
import { FailedAttempts } from '../../platform/authentication/failed-attempts.js';
import { masked } from '../../platform/authentication/failed-attempts.rules.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { hashOfToken } from '../../platform/secrets/opaque-tokens.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import type { TokenResponse } from './api-clients.dto.js';
import { invalidClient } from './api-clients.errors.js';
import { ApiClientsRepository, type TokenClient } from './api-clients.repository.js';
import { type ClientCredentials, isSecret, isUsable, newSecret, tokenSeconds } from './api-clients.rules.js';

/** The tokens that programs get for their secrets, and what they stand for. */
@Injectable()
export class ApiTokens extends ClientDirectory {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly failures: FailedAttempts,
    private readonly permissions: PermissionsService,
    private readonly clients: ApiClientsRepository,
  ) {
    super();
  }

  /**
   * A token for a secret.
   * @param address where the request comes from.
   * @throws AppError 401 `auth.invalid-client`, whatever is wrong.
   */
  async grant({ clientId, clientSecret }: ClientCredentials, address: string): Promise<TokenResponse> {
    const key = await this.clients.keyOf(clientId);
    const right = key !== null && isSecret(clientSecret, key.secretHash) && isUsable(key, new Date());
    const actor = right ? await this.actorOf(key.id) : null;
    if (key === null || actor === null) {
      await this.noteFailure(clientId, key?.id ?? null, address);
      throw invalidClient();
    }
    const token = newSecret();
    await this.database.transaction(async () => {
      await this.clients.insertToken(key.id, hashOfToken(token), tokenSeconds);
      const about = { subjectType: 'ApiClient', subjectId: key.id };
      await this.audit.record(actor, { action: 'api-token.issued', ...about, after: { address } });
    });
    return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: 'api' };
  }

  override async actorOfToken(token: string): Promise<Actor | null> {
    const client = await this.clients.clientOfToken(hashOfToken(token));
    if (client?.stale === true) await this.clients.noteUse(client.id);
    return client === null ? null : this.asActor(client);
  }

  override async actorOf(clientId: number): Promise<Actor | null> {
    const client = await this.clients.usableClient(clientId);
    return client === null ? null : this.asActor(client);
  }

  /** Forgets tokens that are over. */
  forgetOld(): Promise<void> {
    return this.clients.forgetOldTokens();
  }

  /** Names of clients are not counted as sign-ins are: those that nobody has are written down as one. */
  private noteFailure(clientId: string, id: number | null, address: string): Promise<void> {
    return this.failures.note({
      action: 'api-token.refused',
      subjectType: 'ApiClient',
      subjectId: id,
      account: id === null ? '' : clientId,
      address,
      details: { clientId: id === null ? masked(clientId) : clientId },
    });
  }

  private async asActor(client: TokenClient): Promise<Actor> {
    const { id, name, systemAdministrator, technicianRoleId, roleVersion } = client;
    const permissions = await this.permissions.ofAccess({
      systemAdministrator,
      role: null,
      owner: { kind: 'ROLE', id: technicianRoleId ?? 0 },
      version: roleVersion,
    });
    return { kind: 'API_CLIENT', id: null, clientId: id, name, email: null, permissions };
  }
}
