import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Authentication } from '../../platform/authentication/authentication.service.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { administratorPermissions } from '../../platform/authorization/permissions.js';
import { PasswordSignIn } from '../../platform/authentication/password-sign-in.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { SecretRotation } from '../../platform/secrets/secret-rotation.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { TechnicianRolesService } from '../technician-roles/technician-roles.service.js';
import { domainOf } from './claims.rules.js';
import { auditedIdentityProvider } from './identity-providers.audit.js';
import type {
  CreateIdentityProviderRequest,
  IdentityProviderListQuery,
  IdentityProviderResponse,
  OfferedProvider,
  ProviderCheckResponse,
  UpdateIdentityProviderRequest,
} from './identity-providers.dto.js';
import { identityProviderNameTaken, mappedRoleUnknown, secretNeeded } from './identity-providers.errors.js';
import { IdentityProvidersRepository, type StoredIdentityProvider } from './identity-providers.repository.js';
import {
  concernsEverybody,
  endsSessions,
  type IdentityProviderFields,
  mergedProvider,
  providerFaults,
  rolesGivenBy,
  secretPurposeOf,
} from './identity-providers.rules.js';
import { ManageableProviders } from './manageable-providers.service.js';
import { type AskedProvider, OpenIdClients } from './openid-clients.service.js';
import { TechnicianIdentitiesRepository } from './technician-identities.repository.js';

/** Technicians belong to no organization. */
const technician = { kind: 'TECHNICIAN', organizationId: null };

/** The providers that technicians sign in by. Nobody makes or changes one that gives more than they may themselves. */
@Injectable()
export class IdentityProvidersService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly secretBox: SecretBox,
    private readonly rotation: SecretRotation,
    private readonly authentication: Authentication,
    private readonly passwordSignIn: PasswordSignIn,
    private readonly permissions: PermissionsService,
    private readonly roles: TechnicianRolesService,
    private readonly clients: OpenIdClients,
    private readonly providers: IdentityProvidersRepository,
    private readonly identities: TechnicianIdentitiesRepository,
    private readonly manageable: ManageableProviders,
  ) {}

  onModuleInit(): void {
    this.rotation.register({
      table: 'identity_provider',
      column: 'client_secret',
      boundTo: ['id'],
      purposeOf: secretPurposeOf,
    });
    // System administrators always can sign in by a password: somebody has to, when a provider does not answer.
    this.passwordSignIn.register(async ({ email, permissions }) =>
      email === null || permissions.systemAdministrator ? null : this.providers.requiredFor(domainOf(email)),
    );
  }

  list(actor: Actor, query: Unpaged<IdentityProviderListQuery>): RowList<IdentityProviderResponse> {
    return mapList(this.providers.list(this.visible(actor), query), (rows) => this.manageable.marked(actor, rows));
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<IdentityProviderResponse> {
    const row = await this.providers.find(this.visible(actor), id);
    const [provider] = row === null ? [] : await this.manageable.marked(actor, [row]);
    if (provider === undefined) throw notFound('sign-in provider');
    return provider;
  }

  /** What the sign-in page offers to everybody. */
  offered(): Promise<OfferedProvider[]> {
    return this.providers.offered();
  }

  /** A provider by which people can sign in now, as it is asked; null when there is none. */
  async active(id: number): Promise<AskedProvider | null> {
    const provider = await this.providers.active(id);
    return provider === null ? null : this.withSecret(provider);
  }

  /**
   * In the open transaction: whether a provider still is what was asked. It stays so until the transaction ends, so that
   * nothing is opened by one that was switched off meanwhile.
   */
  holdAsked({ id, version }: AskedProvider): Promise<boolean> {
    return this.providers.holdActive(id, version);
  }

  /** @throws AppError 403 such as `permissions.beyond-own`, 409 `identity-provider.name-taken`, 422. */
  create(actor: Actor, request: CreateIdentityProviderRequest): Promise<IdentityProviderResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'IdentityProvider', {});
      const fields = mergedProvider(null, request);
      await this.demandRight(actor, fields);
      const id = await this.providers.nextId();
      const sealed = this.secretBox.seal(request.clientSecret, secretPurposeOf(id));
      await this.write(fields, () => this.providers.insert(id, fields, sealed));
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedIdentityProvider, { what: 'created', before: null, after });
    });
  }

  /** @throws AppError 404, 403 such as `permissions.beyond-own`, 412, 409 `identity-provider.name-taken`, 422. */
  update(
    actor: Actor,
    id: number,
    request: UpdateIdentityProviderRequest,
    version: number | null,
  ): Promise<IdentityProviderResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = await this.get(actor, id);
      const { clientSecret, ...change } = request;
      const fields = mergedProvider(held, change);
      await this.demandRight(actor, fields);
      if (fields.issuer !== held.issuer && clientSecret === undefined) throw secretNeeded();
      const sealed = clientSecret === undefined ? null : this.secretBox.seal(clientSecret, secretPurposeOf(id));
      await this.write(fields, () => this.providers.update(id, fields, sealed));
      if (endsSessions(held, fields)) await this.authentication.signOutOfProvider(actor, id);
      await this.announce(id);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedIdentityProvider, { what: 'updated', before, after });
      if (sealed !== null) {
        const about = { subjectType: 'IdentityProvider', subjectId: id, after: { name: after.name } };
        await this.audit.record(actor, { action: 'identity-provider.secret-changed', ...about });
      }
      return after;
    });
  }

  /** Its technicians stay, and sign in by other means; what they have open by it ends. @throws AppError 404, 403, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      await this.hold(actor, 'delete', id, version);
      const before = await this.get(actor, id);
      await this.authentication.signOutOfProvider(actor, id);
      await this.providers.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedIdentityProvider, { what: 'deleted', before, after: null });
    });
  }

  /** Asks a provider what it says of itself, and whether it knows this installation. @throws AppError 404, 403. */
  async check(actor: Actor, id: number): Promise<ProviderCheckResponse> {
    const provider = await this.providers.stored(this.visible(actor), id);
    if (provider === null) throw notFound('sign-in provider');
    this.authorization.demand(actor, 'update', 'IdentityProvider', {});
    await this.demandCovered(actor, provider);
    return this.clients.check(this.withSecret(provider));
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<StoredIdentityProvider> {
    const held = await this.providers.lock(this.visible(actor), id);
    if (held === null) throw notFound('sign-in provider');
    this.authorization.demand(actor, action, 'IdentityProvider', {});
    await this.demandCovered(actor, held);
    await this.demandLinkedCovered(actor, id);
    assertVersion(held.version, version);
    return held;
  }

  private async demandRight(actor: Actor, fields: IdentityProviderFields): Promise<void> {
    const faults = providerFaults(fields);
    if (faults.length > 0) throw invalidFields(faults);
    const [unknown] = await this.roles.unknownAmong(actor, rolesGivenBy(fields));
    if (unknown !== undefined) {
      const index = fields.roleMappings.findIndex((mapping) => mapping.technicianRoleId === unknown);
      throw mappedRoleUnknown(index < 0 ? 'defaultTechnicianRoleId' : `roleMappings.${index}.technicianRoleId`);
    }
    await this.demandCovered(actor, fields);
  }

  /** @throws AppError 403, `permissions.beyond-own` for what gives more than the actor may do. */
  private async demandCovered(actor: Actor, fields: IdentityProviderFields): Promise<void> {
    // What a provider does by itself is done for whoever saves it.
    if (fields.createsTechnicians) this.authorization.demand(actor, 'create', 'Person', technician);
    if (fields.roleMappings.length > 0) this.authorization.demand(actor, 'update', 'Person', technician);
    if (concernsEverybody(fields)) this.permissions.demandCovered(actor, administratorPermissions);
    for (const roleId of rolesGivenBy(fields)) {
      this.permissions.demandCovered(actor, await this.permissions.ofRole(roleId));
    }
  }

  /** Whoever changes a provider changes how those sign in who do by it, and as what. */
  private async demandLinkedCovered(actor: Actor, id: number): Promise<void> {
    const [linked] = await this.identities.linkedAccess([id]);
    if (linked === undefined) return;
    const { systemAdministrator, roleIds, personIds } = linked;
    if (systemAdministrator) this.permissions.demandCovered(actor, administratorPermissions);
    if (actor.permissions.systemAdministrator) return;
    for (const roleId of roleIds) this.permissions.demandCovered(actor, await this.permissions.ofRole(roleId));
    for (const personId of personIds) {
      this.permissions.demandCovered(actor, await this.permissions.ofTechnicianAlone(personId));
    }
  }

  private withSecret({ clientSecret, ...provider }: StoredIdentityProvider): AskedProvider {
    return { ...provider, clientSecret: this.secretBox.open(clientSecret, secretPurposeOf(provider.id)) };
  }

  private write<T>(fields: IdentityProviderFields, work: () => Promise<T>): Promise<T> {
    return translateViolations(work, { identity_provider_name_key: () => identityProviderNameTaken(fields.name) });
  }

  private announce(id: number): Promise<void> {
    const about = { subject: 'IdentityProvider', ids: [id], organizationIds: null };
    return this.changes.publish({ topic: 'identity-providers', ...about });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'IdentityProvider', 'i');
  }
}
