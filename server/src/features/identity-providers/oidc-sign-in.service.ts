import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Actors } from '../../platform/authentication/actors.service.js';
import { Authentication, type SignInOrigin } from '../../platform/authentication/authentication.service.js';
import { type AttemptLimit, Attempts } from '../../platform/authentication/attempts.service.js';
import { FailedAttempts } from '../../platform/authentication/failed-attempts.js';
import { maskedEmail } from '../../platform/authentication/failed-attempts.rules.js';
import { networkOf } from '../../platform/authentication/networks.rules.js';
import { OneTimeCodes } from '../../platform/authentication/one-time-codes.service.js';
import { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/http/app-error.js';
import { hashOfToken } from '../../platform/secrets/opaque-tokens.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import type { VouchedFor } from './claims.rules.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { type AskedProvider, OpenIdClients, type SignInChecks } from './openid-clients.service.js';
import { faultOf } from './openid-faults.rules.js';
import { isPendingSignIn, pendingSeconds, type PendingSignIn } from './pending-sign-in.rules.js';
import { ProviderAccounts } from './provider-accounts.service.js';
import { failurePath, returnPath, type SignInFailureCode } from './return-path.rules.js';
import { TechnicianIdentitiesRepository } from './technician-identities.repository.js';

/** What a browser is told. */
export interface SignInStep {
  /** Where to go: an address of the provider, or a path of the panel. */
  location: string;
  /** To be kept by this browser until it comes back; null to be forgotten, absent to be left as it is. */
  pending?: string | null;
  /** The opaque value of the session that was opened. */
  session?: string;
}

/** What is known of a sign-in that failed. */
interface Failure {
  code: SignInFailureCode;
  path: string;
  origin: SignInOrigin;
  provider?: AskedProvider;
  technicianId?: number | null;
  email?: string | null;
  /** What the provider or the protocol said. */
  detail?: string;
}

const purpose = 'oidc-sign-in';

/** Signing in by a provider. What is under way is kept by the browser, sealed, and by nobody else. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly database: Database,
    private readonly secretBox: SecretBox,
    private readonly actors: Actors,
    private readonly authentication: Authentication,
    private readonly oneTimeCodes: OneTimeCodes,
    private readonly attempts: Attempts,
    private readonly failures: FailedAttempts,
    private readonly providers: IdentityProvidersService,
    private readonly clients: OpenIdClients,
    private readonly accounts: ProviderAccounts,
    private readonly identities: TechnicianIdentitiesRepository,
  ) {}

  /** Sends somebody to a provider. */
  async start(providerId: number, returnTo: string | undefined, origin: SignInOrigin): Promise<SignInStep> {
    const path = returnPath(returnTo);
    const provider = await this.providerOf(providerId);
    if (provider === null) return this.fail({ code: 'provider-unavailable', path, origin });
    const checks = { state: chance(), nonce: chance(), codeVerifier: chance() };
    try {
      const { href } = await this.clients.authorizationUrl(provider, checks);
      const expiresAt = Date.now() + pendingSeconds * 1000;
      const pending: PendingSignIn = { ...checks, providerId, path, expiresAt };
      return { location: href, pending: this.secretBox.seal(JSON.stringify(pending), purpose) };
    } catch (error) {
      return this.fail({ code: 'provider-unreachable', path, origin, provider, detail: faultOf(error).message });
    }
  }

  /**
   * Lets somebody in who comes back from a provider, in the browser that was sent there, once.
   * @param query of the address, as it came.
   * @param sealed what the browser kept.
   */
  async finish(query: string, sealed: string | undefined, origin: SignInOrigin): Promise<SignInStep> {
    const pending = sealed === undefined ? null : this.open(sealed);
    if (pending === null || !isSame(new URLSearchParams(query).getAll('state'), pending.state)) {
      return this.fail({ code: 'expired', path: '/', origin });
    }
    const { path } = pending;
    const limit = limitOf(origin);
    if ((await this.attempts.count(limit)) !== null) return this.over({ code: 'too-many-failures', path, origin });
    const step = await this.finishOnce(pending, query, origin);
    // Whoever was let in was no failure.
    if (step.session !== undefined) await this.attempts.giveBack(limit);
    return step;
  }

  private async finishOnce(pending: PendingSignIn, query: string, origin: SignInOrigin): Promise<SignInStep> {
    const { path, providerId } = pending;
    const first = await this.identities.finish(hashOfToken(pending.state), new Date(pending.expiresAt));
    if (!first || pending.expiresAt < Date.now()) return this.over({ code: 'expired', path, origin });
    const provider = await this.providerOf(providerId);
    if (provider === null) return this.over({ code: 'provider-unavailable', path, origin });
    if (new URLSearchParams(query).get('error') === 'access_denied')
      return this.over({ code: 'cancelled', path, origin, provider });
    const found = await this.identify(provider, query, pending);
    if ('kind' in found) {
      const code = found.kind === 'unreachable' ? 'provider-unreachable' : 'rejected';
      return this.over({ code, path, origin, provider, detail: found.message });
    }
    return this.letIn(provider, found, path, origin);
  }

  /** Forgets sign-ins that came back and could not any more. */
  forgetOld(): Promise<void> {
    return this.identities.forgetFinished();
  }

  private async letIn(
    provider: AskedProvider,
    person: VouchedFor,
    path: string,
    origin: SignInOrigin,
  ): Promise<SignInStep> {
    const { technicianId, refusal } = await this.accounts.settle(provider, person);
    const failure = { path, origin, provider, technicianId, email: person.email };
    if (refusal !== null || technicianId === null) return this.over({ ...failure, code: refusal ?? 'account-unknown' });
    const actor = await this.actors.technician(technicianId);
    if (actor === null) return this.over({ ...failure, code: 'inactive' });
    if (!provider.satisfiesOneTimeCode && (await this.oneTimeCodes.stateOf(technicianId)).enrolledAt !== null) {
      return this.over({ ...failure, code: 'code-needed' });
    }
    const { id, name, satisfiesOneTimeCode } = provider;
    const session = await this.database.transaction(async () => {
      if (!(await this.providers.holdAsked(provider))) return null;
      return this.authentication.openSession(actor, technicianId, origin, {
        provider: { id, name },
        satisfiesOneTimeCode,
      });
    });
    if (session === null) return this.over({ ...failure, code: 'provider-unavailable' });
    return { location: path, pending: null, session };
  }

  private async identify(provider: AskedProvider, query: string, checks: SignInChecks) {
    try {
      return await this.clients.identify(provider, query, checks);
    } catch (error) {
      return faultOf(error);
    }
  }

  /** One whose secret cannot be read is of no use. */
  private async providerOf(id: number): Promise<AskedProvider | null> {
    try {
      return await this.providers.active(id);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  private open(sealed: string): PendingSignIn | null {
    try {
      const pending: unknown = JSON.parse(this.secretBox.open(sealed, purpose));
      return isPendingSignIn(pending) ? pending : null;
    } catch {
      return null;
    }
  }

  /** A failure after which the browser has nothing to keep. */
  private async over(failure: Failure): Promise<SignInStep> {
    return { ...(await this.fail(failure)), pending: null };
  }

  private async fail(failure: Failure): Promise<SignInStep> {
    const { code, path, origin, provider, technicianId = null, email = null, detail } = failure;
    await this.failures.note({
      action: 'sign-in.failed',
      subjectType: 'Person',
      subjectId: technicianId,
      account: `provider ${provider?.id ?? 0} ${technicianId ?? ''} ${code}`,
      address: origin.address,
      details: {
        reason: code,
        provider: provider?.name ?? null,
        ...(email === null ? {} : { email: technicianId === null ? maskedEmail(email) : email }),
        ...(detail === undefined ? {} : { detail }),
      },
    });
    return { location: failurePath(code, path) };
  }
}

/** Every one is a call to the provider: nobody makes this server knock there without end. */
function limitOf({ address }: SignInOrigin): AttemptLimit {
  return { kind: 'provider sign-in', by: [networkOf(address)], allowed: 100, windowMinutes: 15 };
}

/** 256 bits, which is a valid code verifier too. */
function chance(): string {
  return randomBytes(32).toString('base64url');
}

/** True for one value, and the expected one. */
function isSame([given, ...more]: readonly string[], expected: string): boolean {
  if (given === undefined || more.length > 0) return false;
  return timingSafeEqual(hashOfToken(given), hashOfToken(expected));
}
