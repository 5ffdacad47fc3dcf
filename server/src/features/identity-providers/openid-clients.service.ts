import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { Config } from '../../platform/config/config.js';
import { type OutgoingLimits, sendOutgoing } from '../../platform/http/outgoing-request.js';
import { claimAt, type Claims, type VouchedFor, vouchedFor } from './claims.rules.js';
import type { ProviderCheckResponse } from './identity-providers.dto.js';
import { addressFault, type IdentityProviderFields } from './identity-providers.rules.js';
import { faultOf, isClientRefused, otherIssuer, ProviderFault } from './openid-faults.rules.js';

/** A provider with its secret in the clear. */
export interface AskedProvider extends IdentityProviderFields {
  id: number;
  version: number;
  clientSecret: string;
}

/** What the browser brings back is compared with. */
export interface SignInChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** For one request, answer included. */
const timeoutMilliseconds = 5_000;
/** Documents and key sets of providers have a few kilobytes. */
const answerBytes = 512 * 1024;
/** So long what a provider says of itself is believed before it is asked again. */
const rememberedMilliseconds = 10 * 60_000;

interface Remembered {
  version: number;
  until: number;
  configuration: Promise<openid.Configuration>;
}

/** Speaks OpenID Connect with providers. */
@Injectable()
export class OpenIdClients {
  private readonly remembered = new Map<number, Remembered>();

  constructor(private readonly config: Config) {}

  /** Where every provider sends people back to. */
  get callbackUrl(): string {
    return `${this.config.publicUrl}/api/v1/auth/oidc/callback`;
  }

  /**
   * Where somebody goes to sign in: authorization code with PKCE.
   * @throws ProviderFault
   */
  async authorizationUrl(provider: AskedProvider, { state, nonce, codeVerifier }: SignInChecks): Promise<URL> {
    const configuration = await this.configurationOf(provider);
    return openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackUrl,
      scope: provider.scopes.join(' '),
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Whom the provider means by the code that the browser brought back. State, nonce, issuer, audience, times and the
   * signature of the ID token are checked.
   * @param query of the callback, as it came.
   * @throws ProviderFault
   */
  async identify(provider: AskedProvider, query: string, checks: SignInChecks): Promise<VouchedFor> {
    const configuration = await this.configurationOf(provider);
    try {
      const url = new URL(this.callbackUrl);
      url.search = query;
      const tokens = await openid.authorizationCodeGrant(configuration, url, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      });
      const said = tokens.claims();
      if (said === undefined) throw new ProviderFault('rejected', 'The provider sent no ID token.');
      const more = await this.moreClaims(provider, configuration, tokens.access_token, said);
      return vouchedFor(said.iss, said.sub, [said, more], provider.rolesClaim);
    } catch (error) {
      throw faultOf(error);
    }
  }

  /** Asks a provider anew what it says of itself, and whether it knows the client. Nobody signs in by that. */
  async check(provider: AskedProvider): Promise<ProviderCheckResponse> {
    try {
      const configuration = await this.discover(provider);
      const notes = notesOn(provider, configuration.serverMetadata());
      const refused = await this.refusesClient(configuration);
      if (refused) return { ok: false, message: 'The provider does not accept the client id or the client secret.' };
      const found = 'The provider answers and accepts the client. Sign in by it to try the rest.';
      return { ok: true, message: [found, ...notes].join(' ') };
    } catch (error) {
      return { ok: false, message: faultOf(error).message };
    }
  }

  /** A code that nobody was given shows what the provider thinks of the client: it looks at that first. */
  private async refusesClient(configuration: openid.Configuration): Promise<boolean> {
    try {
      await openid.genericGrantRequest(configuration, 'authorization_code', {
        code: 'seatwise-asks-whether-it-is-known',
        redirect_uri: this.callbackUrl,
        code_verifier: openid.randomPKCECodeVerifier(),
      });
      return false;
    } catch (error) {
      if (isClientRefused(error)) return true;
      const fault = faultOf(error);
      if (fault.kind === 'unreachable') throw fault;
      return false;
    }
  }

  /** Many providers keep the e-mail address, or the roles, for who asks with the access token. */
  private async moreClaims(
    provider: AskedProvider,
    configuration: openid.Configuration,
    accessToken: string,
    said: openid.IDToken,
  ): Promise<Claims> {
    const { rolesClaim } = provider;
    const complete = said['email'] !== undefined && (rolesClaim === null || claimAt(said, rolesClaim) !== null);
    if (complete || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return openid.fetchUserInfo(configuration, accessToken, said.sub);
  }

  /** One that many ask for at once is asked for once; one that failed is asked for anew. */
  private async configurationOf(provider: AskedProvider): Promise<openid.Configuration> {
    const known = this.remembered.get(provider.id);
    if (known?.version === provider.version && known.until > Date.now()) return known.configuration;
    const { id, version } = provider;
    const entry = { version, until: Date.now() + rememberedMilliseconds, configuration: this.discover(provider) };
    this.remembered.set(id, entry);
    try {
      return await entry.configuration;
    } catch (error) {
      if (this.remembered.get(id) === entry) this.remembered.delete(id);
      throw faultOf(error);
    }
  }

  /** @throws ProviderFault, or what the client of the protocol says. */
  private async discover(provider: AskedProvider): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret, allowPrivateAddress } = provider;
    const limits = { near: allowPrivateAddress, timeoutMilliseconds, answerBytes };
    const configuration = await openid.discovery(new URL(issuer), clientId, clientSecret, chosenBy(clientSecret), {
      [openid.customFetch]: fetchWithin(limits),
      timeout: (2 * timeoutMilliseconds) / 1000,
      execute: [
        openid.enableNonRepudiationChecks,
        // Which addresses may be asked without TLS is decided where they are asked.
        ...(allowPrivateAddress ? [openid.allowInsecureRequests] : []),
      ],
    });
    demandUsable(provider, configuration.serverMetadata());
    return configuration;
  }
}

/** In the header where the provider takes that or says nothing, else in the form. */
function chosenBy(clientSecret: string): openid.ClientAuth {
  const inHeader = openid.ClientSecretBasic(clientSecret);
  const inForm = openid.ClientSecretPost(clientSecret);
  return (server, client, body, headers) => {
    const supported = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const choose = supported.includes('client_secret_basic') ? inHeader : inForm;
    choose(server, client, body, headers);
  };
}

/**
 * @throws ProviderFault when a provider is not the one that was meant, or cannot be used. An issuer that stands for many
 * tenants calls itself otherwise than any of them: anybody could sign in by it.
 */
function demandUsable({ issuer, allowPrivateAddress }: AskedProvider, server: openid.ServerMetadata): void {
  const fault = (message: string) => new ProviderFault('unreachable', message);
  const trimmed = (text: string) => text.replace(/\/$/, '');
  if (trimmed(server.issuer) !== trimmed(issuer)) throw otherIssuer(server.issuer);
  const { authorization_endpoint: authorization, token_endpoint: token } = server;
  if (authorization === undefined || token === undefined) {
    throw fault('The provider does not say where people sign in. Check that the issuer is one of OpenID Connect.');
  }
  for (const address of [authorization, token]) {
    const url = URL.parse(address);
    const wrong = url === null ? 'This is no address.' : addressFault(url, allowPrivateAddress);
    if (wrong !== null) throw fault(`The provider names an address that cannot be used. ${wrong}`);
  }
}

/** What is worth knowing of a provider that works. */
function notesOn({ scopes, rolesClaim }: AskedProvider, server: openid.ServerMetadata): string[] {
  const notes: string[] = [];
  const unknown = scopes.filter((scope) => server.scopes_supported?.includes(scope) === false);
  if (unknown.length > 0) notes.push(`It does not list the scopes ${unknown.join(', ')}.`);
  const [claim] = rolesClaim === null ? [] : rolesClaim.split('.');
  if (claim !== undefined && server.claims_supported?.includes(claim) === false) {
    notes.push(`It does not list the claim ${claim}: see that it is sent.`);
  }
  return notes;
}

function fetchWithin(limits: OutgoingLimits): openid.CustomFetch {
  return (url, { method, headers, body, signal }) => {
    if (body !== undefined && body !== null && typeof body !== 'string' && !(body instanceof URLSearchParams)) {
      throw new TypeError('Providers are sent forms alone.');
    }
    const text = body === undefined || body === null ? {} : { body: body.toString() };
    return sendOutgoing(
      new URL(url),
      { method, headers, ...text, ...(signal === undefined ? {} : { signal }) },
      limits,
    );
  };
}
