import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Authentication } from '../../platform/authentication/authentication.service.js';
import { systemActor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/http/app-error.js';
import { PeopleService } from '../people/people.service.js';
import { grantOf, isOfDomains, type ProviderGrant, type VouchedFor } from './claims.rules.js';
import type { AskedProvider } from './openid-clients.service.js';
import type { SignInFailureCode } from './return-path.rules.js';
import {
  type FoundTechnician,
  type Identity,
  TechnicianIdentitiesRepository,
} from './technician-identities.repository.js';

/** Whose account somebody has come to, or why to none. */
export interface SettledAccount {
  technicianId: number | null;
  refusal: SignInFailureCode | null;
}

/** Accounts of those for whom a provider vouches: found, linked, made, and given the role that the provider says. */
@Injectable()
export class ProviderAccounts {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly authentication: Authentication,
    private readonly people: PeopleService,
    private readonly identities: TechnicianIdentitiesRepository,
  ) {}

  /**
   * The account of somebody, as the provider wants it now. An e-mail address opens an account once, where the provider is
   * trusted with that; from then on issuer and subject do, which are nobody else's.
   */
  async settle(provider: AskedProvider, person: VouchedFor): Promise<SettledAccount> {
    try {
      return await this.database.transaction(async () => {
        const identity = identityAt(provider, person);
        await this.identities.lock(identity);
        const linked = await this.identities.find(identity);
        if (!isOfDomains(person, provider.allowedEmailDomains)) return refused('domain-refused', linked);
        return linked === null ? await this.welcome(provider, person) : await this.meetAgain(provider, person, linked);
      });
    } catch (error) {
      const refusal = error instanceof AppError ? refusals[error.code] : undefined;
      if (refusal === undefined) throw error;
      return refused(refusal, null);
    }
  }

  /** Somebody whom this provider has vouched for before. */
  private async meetAgain(
    provider: AskedProvider,
    person: VouchedFor,
    technician: FoundTechnician,
  ): Promise<SettledAccount> {
    if (!technician.active) return refused('inactive', technician);
    if (provider.rolesClaim !== null) {
      const grant = grantOf(provider, person.roleValues);
      if (grant === null) {
        await this.takeAway(technician);
        return refused('role-missing', technician);
      }
      await this.give(technician, grant);
    }
    await this.identities.noteUse(identityAt(provider, person));
    return { technicianId: technician.personId, refusal: null };
  }

  /** Somebody who comes by this provider for the first time. */
  private async welcome(provider: AskedProvider, person: VouchedFor): Promise<SettledAccount> {
    if (person.email === null || !person.emailVerified) return refused('email-unverified', null);
    const present = await this.identities.findByEmail(person.email);
    const grant = grantOf(provider, person.roleValues);
    if (present !== null) {
      if (!provider.trustsEmail) return refused('account-exists', present);
      if (!present.active) return refused('inactive', present);
      if (provider.rolesClaim !== null && grant === null) return refused('role-missing', present);
      if (!(await this.link(provider, person, present.personId))) return refused('account-exists', present);
      if (provider.rolesClaim !== null && grant !== null) await this.give(present, grant);
      return { technicianId: present.personId, refusal: null };
    }
    if (!provider.createsTechnicians) return refused('account-unknown', null);
    if (grant === null) return refused('role-missing', null);
    const { name, email } = person;
    const created = await this.people.create(
      systemActor,
      { kind: 'TECHNICIAN', name, email, ...grant },
      { invited: false },
    );
    await this.link(provider, person, created.id);
    return { technicianId: created.id, refusal: null };
  }

  /** @returns false when this provider has linked the technician to somebody else. */
  private async link(provider: AskedProvider, person: VouchedFor, personId: number): Promise<boolean> {
    if (!(await this.identities.link(identityAt(provider, person), personId))) return false;
    const { issuer, subject } = person;
    const about = { subjectType: 'Person', subjectId: personId };
    const after = { provider: provider.name, issuer, subject };
    await this.audit.record(systemActor, { action: 'technician.provider-linked', ...about, after });
    return true;
  }

  private async give(technician: FoundTechnician, grant: ProviderGrant): Promise<void> {
    const { technicianRoleId, systemAdministrator, personId } = technician;
    if (technicianRoleId === grant.technicianRoleId && systemAdministrator === grant.systemAdministrator) return;
    await this.people.update(systemActor, personId, { ...grant }, null);
  }

  /**
   * Everything that somebody may do: the role, the permissions of their own that would hold again without one, and what
   * is open with either.
   */
  private async takeAway({ personId }: FoundTechnician): Promise<void> {
    const nothing = { technicianRoleId: null, systemAdministrator: false, permissions: [] };
    await this.people.update(systemActor, personId, nothing, null);
    await this.authentication.signOutEverywhere(systemActor, personId);
  }
}

function identityAt({ id }: AskedProvider, { issuer, subject }: VouchedFor): Identity {
  return { identityProviderId: id, issuer, subject };
}

/** What an account refuses, in words of signing in. */
const refusals: Readonly<Record<string, SignInFailureCode | undefined>> = {
  'technician.last-administrator': 'last-administrator',
  'person.email-taken': 'account-exists',
};

function refused(refusal: SignInFailureCode, technician: FoundTechnician | null): SettledAccount {
  return { technicianId: technician?.personId ?? null, refusal };
}
