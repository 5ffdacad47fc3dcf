import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import {
  administratorPermissions,
  covers,
  noPermissions,
  type Permissions,
} from '../../platform/authorization/permissions.js';
import { Database } from '../../platform/database/database.js';
import { Changes, sessionsChanged } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import { versionOf } from '../../platform/http/versions.js';
import { beyondOwnPermissions, organizationsUnknown, technicianHasRole } from './permissions.errors.js';
import { PermissionsRepository } from './permissions.repository.js';
import {
  type Grant,
  grantsByArea,
  grantsWithin,
  keepUnknown,
  organizationIdsOf,
  organizationsOfChange,
  permissionsOf,
  tidyGrants,
} from './permissions.rules.js';
import type { PermissionOwner, TechnicianAccess } from './technician-access.sql.js';

/** Permissions are remembered for so many roles and technicians at most. */
const rememberedOwners = 1_000;

/** What technicians may do: by their role, or, without one, by themselves. */
@Injectable()
export class PermissionsService {
  private readonly remembered = new Map<string, { version: number; permissions: Permissions }>();

  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly repository: PermissionsRepository,
  ) {}

  /** What a technician may do now; nothing at all for anybody else. */
  async ofTechnician(technicianId: number): Promise<Permissions> {
    const access = await this.repository.accessOf(technicianId);
    return access === null ? noPermissions : this.ofAccess(access);
  }

  /** What a technician without a role may do. */
  async ofTechnicianAlone(technicianId: number): Promise<Permissions> {
    return permissionsOf(await this.repository.grantsOf({ kind: 'TECHNICIAN', id: technicianId }));
  }

  /** What decides what a technician may do; null for anybody else. */
  accessOf(technicianId: number): Promise<TechnicianAccess | null> {
    return this.repository.accessOf(technicianId);
  }

  /** Nobody changes the permissions of this owner, or gives a technician a role, until the transaction ends. */
  async hold(owner: PermissionOwner): Promise<void> {
    await this.repository.lockGrantsOf(owner);
  }

  /**
   * The version of something with permissions, as an actor is told: the counter for whoever sees every organization, for
   * others one of what they see, so that it stays when only levels change in organizations that they do not see.
   */
  versionFor(actor: Actor, counter: number, shown: object): number {
    return this.authorization.allowsEvery(actor, 'read', 'Organization') ? counter : versionOf(shown);
  }

  /** The same object for as long as the permissions stay the same, on which everything worked out of them hangs. */
  async ofAccess({ systemAdministrator, owner, version }: TechnicianAccess): Promise<Permissions> {
    if (systemAdministrator) return administratorPermissions;
    const key = `${owner.kind} ${owner.id}`;
    const known = this.remembered.get(key);
    if (known?.version === version) return known.permissions;
    const permissions = permissionsOf(await this.repository.grantsOf(owner));
    // What an open transaction sees may never come true.
    if (this.database.inTransaction) return permissions;
    this.remembered.delete(key);
    this.remembered.set(key, { version, permissions });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > rememberedOwners && oldest !== undefined) this.remembered.delete(oldest);
    return permissions;
  }

  /** What everybody with a role may do. */
  async ofRole(roleId: number): Promise<Permissions> {
    return permissionsOf(await this.repository.grantsOf({ kind: 'ROLE', id: roleId }));
  }

  /** The grants of an owner, as far as they speak of organizations that the actor may see. */
  async read(actor: Actor, owner: PermissionOwner): Promise<Grant[]> {
    const grants = await this.repository.grantsOf(owner);
    const known = await this.knownAmong(actor, organizationIdsOf(grants));
    return grantsWithin(grants, (id) => known.has(id));
  }

  /** Like `read`, of several roles. */
  async readRoles(actor: Actor, roleIds: readonly number[]): Promise<Map<number, Grant[]>> {
    const grants = await this.repository.grantsOfAll('ROLE', roleIds);
    const known = await this.knownAmong(actor, organizationIdsOf([...grants.values()].flat()));
    return new Map(
      [...grants].map(([id, each]) => [id, grantsWithin(each, (organizationId) => known.has(organizationId))]),
    );
  }

  /**
   * Gives an owner these permissions and no others, in the open transaction. What was said of organizations that the
   * actor may not see stays.
   * @returns in which organizations anything became different, null for everywhere; nothing where nothing did.
   * @throws AppError 404, 422 `reference.unknown`, 403 `permissions.beyond-own`.
   */
  async replace(
    actor: Actor,
    owner: PermissionOwner,
    written: readonly Grant[],
  ): Promise<{ organizationIds: number[] | null } | undefined> {
    const present = await this.repository.lockGrantsOf(owner);
    if (present === null) throw notFound(owner.kind === 'ROLE' ? 'technician role' : 'technician');
    const named = organizationIdsOf(written);
    const known = await this.knownAmong(actor, [...new Set([...named, ...organizationIdsOf(present)])]);
    const unknown = named.filter((id) => !known.has(id));
    if (unknown.length > 0) throw organizationsUnknown(unknown);
    const wanted = tidyGrants(keepUnknown(written, present, (id) => known.has(id)));
    if (isDeepStrictEqual(wanted, tidyGrants(present))) return undefined;
    this.demandCovered(actor, permissionsOf(present));
    this.demandCovered(actor, permissionsOf(wanted));
    await this.repository.write(owner, wanted);
    await this.recordChange(actor, owner, tidyGrants(present), wanted);
    await this.changes.publish(sessionsChanged);
    return { organizationIds: organizationsOfChange(tidyGrants(present), wanted) };
  }

  /**
   * In the open transaction, after a role was given or taken: gives a technician without one these permissions.
   * @param written absent: they stay as they are.
   * @throws AppError 409 `technician.has-role`, 422 `reference.unknown`, 403 `permissions.beyond-own`.
   */
  async giveTechnician(actor: Actor, technicianId: number, written: readonly Grant[] | undefined): Promise<void> {
    if (written === undefined) return;
    const access = await this.repository.accessOf(technicianId);
    if (access?.role) throw technicianHasRole(access.role.name);
    await this.replace(actor, { kind: 'TECHNICIAN', id: technicianId }, written);
  }

  /** @throws AppError 403 `permissions.beyond-own` unless the actor may do all that these permissions allow. */
  demandCovered(actor: Actor, permissions: Permissions): void {
    if (!covers(actor.permissions, permissions)) throw beyondOwnPermissions();
  }

  /**
   * Whether owners allow no more than the actor may do, for what a list shows. Only what they say of organizations that the
   * actor sees counts: nothing that is shown tells of others.
   */
  async coverageFor(
    actor: Actor,
    owners: readonly PermissionOwner[],
  ): Promise<(kind: PermissionOwner['kind'], id: number) => boolean> {
    if (actor.permissions.systemAdministrator) return () => true;
    const idsOf = (kind: PermissionOwner['kind']) => owners.filter((each) => each.kind === kind).map(({ id }) => id);
    const grants = {
      ROLE: await this.repository.grantsOfAll('ROLE', idsOf('ROLE')),
      TECHNICIAN: await this.repository.grantsOfAll('TECHNICIAN', idsOf('TECHNICIAN')),
    };
    const named = organizationIdsOf([...grants.ROLE.values(), ...grants.TECHNICIAN.values()].flat());
    const known = await this.knownAmong(actor, [...new Set(named)]);
    return (kind, id) => {
      const seen = grantsWithin(grants[kind].get(id) ?? [], (organizationId) => known.has(organizationId));
      return covers(actor.permissions, permissionsOf(seen));
    };
  }

  private async recordChange(
    actor: Actor,
    owner: PermissionOwner,
    before: readonly Grant[],
    after: readonly Grant[],
  ): Promise<void> {
    const names = await this.repository.organizationNames(organizationIdsOf([...before, ...after]));
    const isRole = owner.kind === 'ROLE';
    await this.audit.recordChange(actor, {
      action: `${isRole ? 'technician-role' : 'technician'}.permissions-changed`,
      subjectType: isRole ? 'TechnicianRole' : 'Person',
      subjectId: owner.id,
      before: grantsByArea(before, names),
      after: grantsByArea(after, names),
    });
  }

  private knownAmong(actor: Actor, ids: readonly number[]): Promise<Set<number>> {
    return this.repository.organizationsAmong(ids, this.authorization.visibleTo(actor, 'Organization', 'o'));
  }
}
