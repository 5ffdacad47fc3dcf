import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../../platform/authentication/client-directory.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import type { TokenResponse } from './api-clients.dto.js';
import { invalidClient } from './api-clients.errors.js';
import { ApiClientsRepository, type TokenClient } from './api-clients.repository.js';
import {
  type ClientCredentials,
  isSecret,
  isUsable,
  newSecret,
  secretHash,
  tokenSeconds,
} from './api-clients.rules.js';

/** The tokens that programs get for their secrets, and what they stand for. */
@Injectable()
export class ApiTokens extends ClientDirectory {
  constructor(
    private readonly permissions: PermissionsService,
    private readonly clients: ApiClientsRepository,
  ) {
    super();
  }

  /** A token for a secret. @throws AppError 401 `auth.invalid-client`, whatever is wrong. */
  async grant({ clientId, clientSecret }: ClientCredentials): Promise<TokenResponse> {
    const key = await this.clients.keyOf(clientId);
    if (key === null || !isSecret(clientSecret, key.secretHash) || !isUsable(key, new Date())) throw invalidClient();
    const token = newSecret();
    await this.clients.insertToken(key.id, secretHash(token), tokenSeconds);
    return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: 'api' };
  }

  override async actorOfToken(token: string): Promise<Actor | null> {
    const client = await this.clients.clientOfToken(secretHash(token));
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
