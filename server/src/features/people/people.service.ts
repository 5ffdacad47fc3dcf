import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { type Actor, isOwnAccount } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { administratorPermissions } from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { OpenPlaces } from '../organizations/open-places.service.js';
import { PermissionsService } from '../permissions/permissions.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ownAccount } from '../technicians/accounts.errors.js';
import { AccountsService } from '../technicians/accounts.service.js';
import { InvitationsService } from '../technicians/invitations.service.js';
import { SeatHistoryService } from './seat-history.service.js';
import { auditedPerson } from './people.audit.js';
import type {
  CreatedPersonResponse,
  CreatePersonRequest,
  InvitationResponse,
  PersonListQuery,
  PersonResponse,
  UpdatePersonRequest,
} from './people.dto.js';
import {
  personBoundToOrganization,
  personEmailTaken,
  personHasHistory,
  personKindFaults,
  personNotATechnician,
  personOrganizationUnknown,
} from './people.errors.js';
import { type HeldPerson, PeopleRepository } from './people.repository.js';
import { changeOf, concernsRules, type KindDependentFields, kindFaults, type PersonKind } from './people.rules.js';
import { PersonRolesService } from './person-roles.service.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly openPlaces: OpenPlaces,
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsService,
    private readonly seatHistory: SeatHistoryService,
    private readonly roles: PersonRolesService,
    private readonly permissions: PermissionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly people: PeopleRepository,
  ) {}

  /** The people whom the actor may see. */
  list(actor: Actor, query: Unpaged<PersonListQuery>): RowList<PersonResponse> {
    return this.people.list(this.visible(actor), query);
  }

  /** @throws AppError 404 when there is nobody whom the actor may see. */
  async get(actor: Actor, id: number): Promise<PersonResponse> {
    const person = await this.people.find(this.visible(actor), id);
    if (person === null) throw notFound('person');
    return person;
  }

  /**
   * The organization of an end user whom the actor may see; it stays so until the transaction ends.
   * @returns null when there is no such end user.
   */
  async organizationOfEndUser(actor: Actor, id: number): Promise<number | null> {
    return (await this.people.holdEndUser(this.visible(actor), id))?.organizationId ?? null;
  }

  /**
   * @param options `invited` is false for a technician who signs in by other means than a password.
   * @throws AppError 422 for what the kind cannot have and for unknown roles, 403, 409 `person.email-taken`.
   */
  create(actor: Actor, request: CreatePersonRequest, { invited } = { invited: true }): Promise<CreatedPersonResponse> {
    const { kind, name, email } = request;
    const organizationId = request.organizationId ?? null;
    return this.reconciliation.changePeople([], async () => {
      demandKind(kind, request);
      this.demandPlace(actor, 'create', kind, organizationId);
      await this.openPlaces.demandOpen(organizationId);
      if (kind === 'TECHNICIAN') await this.demandAccount(actor, request, null, null);
      const id = await this.write(email, () => this.people.insert(kind, { name, email, organizationId }));
      if (request.roleIds !== undefined) await this.roles.replace(actor, id, request.roleIds);
      const invitation = kind === 'TECHNICIAN' ? await this.openAccount(actor, id, request, invited) : {};
      await this.announce(id, [organizationId]);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedPerson, { what: 'created', before: null, after });
      return { result: { ...after, ...invitation }, changedIds: [id] };
    });
  }

  /**
   * Changes a person, and moves the seats that follow from another organization, other roles, or a deactivation. Another
   * e-mail address of a technician ends the links that were sent to the one before.
   * @throws AppError 404, 412, 422 for what the kind cannot have and for unknown roles, 409 `person.email-taken`,
   * `person.organization-bound` while devices tie them to the organization that they should leave,
   * `technician.last-administrator`, `technician.has-role` for permissions of somebody with a role, `account.own`.
   */
  update(actor: Actor, id: number, request: UpdatePersonRequest, version: number | null): Promise<PersonResponse> {
    return this.reconciliation.changePeople([id], async () => {
      const visible = this.visible(actor);
      const mayMove = request.organizationId !== undefined;
      const locked = mayMove ? await this.people.lockAlone(visible, id) : await this.people.lock(visible, id);
      const held = await this.hold(actor, 'update', locked, version);
      const before = await this.get(actor, id);
      const {
        roleIds,
        technicianRoleId,
        systemAdministrator,
        active,
        requiresOneTimeCode,
        password,
        permissions,
        ...fields
      } = request;
      const organizationId = fields.organizationId === undefined ? held.organizationId : fields.organizationId;
      demandKind(held.kind, { ...request, organizationId });
      if (organizationId !== held.organizationId) {
        this.demandPlace(actor, 'update', held.kind, organizationId);
        await this.openPlaces.demandOpen(organizationId);
        await this.demandUnbound(id);
      }
      await this.write(fields.email ?? '', () => this.people.update(id, fields));
      if (roleIds !== undefined) await this.roles.replace(actor, id, roleIds);
      if (held.kind === 'TECHNICIAN') {
        const account = { technicianRoleId, systemAdministrator, active, requiresOneTimeCode, password };
        await this.changeAccount(actor, id, account, before.requiresOneTimeCode);
        // They wait in a mailbox that need not be theirs any more.
        if (fields.email !== undefined && fields.email !== before.email) await this.accounts.endLinks(id);
        await this.permissions.giveTechnician(actor, id, permissions);
      }
      await this.announce(id, [held.organizationId, organizationId]);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedPerson, { what: changeOf(before, after), before, after });
      return { result: after, changedIds: concernsRules(request) ? [id] : [] };
    });
  }

  /**
   * Deletes a person; a technician's sessions end.
   * @throws AppError 404, 412, 409 `person.has-history` once they held a seat, `technician.last-administrator`.
   */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const locked = await this.people.lockAlone(this.visible(actor), id);
      const held = await this.hold(actor, 'delete', locked, version);
      const before = await this.get(actor, id);
      if (await this.seatHistory.everHeld({ kind: 'PERSON', id })) throw personHasHistory();
      if (held.kind === 'TECHNICIAN') await this.accounts.beforeDeletion(id);
      await this.announceDevicesOf(held);
      await this.people.delete(id);
      await this.announce(id, [held.organizationId]);
      await this.audit.recordFate(actor, auditedPerson, { what: 'deleted', before, after: null });
    });
  }

  /**
   * A new one-time link by which a technician chooses a password; the one before stops working.
   * @throws AppError 404, 403, 422 `person.not-a-technician`, 409 `technician.inactive`, `account.own`.
   */
  invite(actor: Actor, id: number): Promise<InvitationResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', await this.people.lock(this.visible(actor), id), null);
      if (held.kind !== 'TECHNICIAN') throw personNotATechnician();
      if (isOwnAccount(actor, id)) throw ownAccount();
      return this.invitations.create(actor, id);
    });
  }

  private async openAccount(
    actor: Actor,
    id: number,
    request: CreatePersonRequest,
    invited: boolean,
  ): Promise<{ invitationUrl?: string }> {
    const password = request.password ?? null;
    const { systemAdministrator = false, technicianRoleId = null, requiresOneTimeCode = false } = request;
    await this.accounts.create(id, { systemAdministrator, password, technicianRoleId, requiresOneTimeCode });
    await this.permissions.giveTechnician(actor, id, request.permissions);
    if (password !== null || !invited) return {};
    const { invitationUrl } = await this.invitations.create(actor, id);
    return { invitationUrl };
  }

  /** What opens an account to whoever has its session takes showing who they are, which is not done here. */
  private async changeAccount(
    actor: Actor,
    id: number,
    change: KindDependentFields,
    askedForCodes: boolean,
  ): Promise<void> {
    if (isOwnAccount(actor, id)) {
      if (change.password !== undefined) throw ownAccount('password');
      if (askedForCodes && change.requiresOneTimeCode === false) throw ownAccount('requiresOneTimeCode');
    }
    const account = await this.accounts.find(id);
    await this.demandAccount(actor, change, account?.technicianRoleId ?? null, id);
    await this.accounts.change(actor, id, change);
  }

  /**
   * Whoever makes an administrator is one, and nobody gives a role that allows more than they may do themselves.
   * @param id of the technician; null for one who is being made.
   * @throws AppError 403, 422 `reference.unknown` for the technician role.
   */
  private async demandAccount(
    actor: Actor,
    change: KindDependentFields,
    presentRoleId: number | null,
    id: number | null,
  ): Promise<void> {
    if (change.systemAdministrator === true) this.permissions.demandCovered(actor, administratorPermissions);
    const roleId = change.technicianRoleId === undefined ? presentRoleId : change.technicianRoleId;
    if (roleId === presentRoleId) return;
    if (roleId !== null) {
      await this.roles.demandTechnicianRole(actor, roleId);
      this.permissions.demandCovered(actor, await this.permissions.ofRole(roleId));
    } else if (id !== null) {
      this.permissions.demandCovered(actor, await this.permissions.ofTechnicianAlone(id));
    }
  }

  /** @throws AppError 404, 403, 412. */
  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    held: HeldPerson | null,
    version: number | null,
  ): Promise<HeldPerson> {
    if (held === null) throw notFound('person');
    const { kind, organizationId } = held;
    this.authorization.demand(actor, action, 'Person', { kind, organizationId });
    // Whoever could change the account of somebody who may do more could become them.
    if (kind === 'TECHNICIAN') {
      this.permissions.demandCovered(actor, await this.permissions.ofTechnician(held.id));
    }
    assertVersion(held.version, version);
    return held;
  }

  /** An organization that the actor does not know is no more than an unknown one. */
  private demandPlace(
    actor: Actor,
    action: 'create' | 'update',
    kind: PersonKind,
    organizationId: number | null,
  ): void {
    const facts = { kind, organizationId };
    if (organizationId !== null && !this.authorization.allows(actor, 'read', 'Person', facts)) {
      throw personOrganizationUnknown();
    }
    this.authorization.demand(actor, action, 'Person', facts);
  }

  /** A device and its primary user belong to one organization. */
  private async demandUnbound(id: number): Promise<void> {
    if ((await this.people.devicesOf(id)).length > 0) {
      throw personBoundToOrganization('is the primary user of devices there. Give those another primary user first');
    }
  }

  private write<T>(email: string, work: () => Promise<T>): Promise<T> {
    return translateViolations(work, {
      person_kind_email_key: () => personEmailTaken(email),
      person_organization_id_fkey: () => personOrganizationUnknown(),
    });
  }

  /** Who belongs to no organization is announced without an id: those who may see only some organizations hear of it. */
  private async announce(id: number, organizationIds: readonly (number | null)[]): Promise<void> {
    const known = organizationIds.filter((organizationId) => organizationId !== null);
    const everywhere = known.length < organizationIds.length;
    await this.changes.publish({
      topic: 'people',
      subject: 'Person',
      ids: everywhere ? null : [id],
      organizationIds: everywhere ? null : known,
    });
  }

  /** The devices of somebody who is deleted lose their primary user. */
  private async announceDevicesOf({ id, organizationId }: HeldPerson): Promise<void> {
    const ids = await this.people.devicesOf(id);
    if (ids.length === 0 || organizationId === null) return;
    await this.changes.publish({ topic: 'devices', subject: 'Device', ids, organizationIds: [organizationId] });
  }

  private visible(actor: Actor) {
    return this.authorization.visibleTo(actor, 'Person', 'p');
  }
}

function demandKind(kind: PersonKind, fields: KindDependentFields): void {
  const [first, ...others] = kindFaults(kind, fields);
  if (first !== undefined) throw personKindFaults([first, ...others]);
}
