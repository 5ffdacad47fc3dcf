import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { OutgoingRequestError } from '../../platform/http/outgoing-request.js';

/** Why a provider could not be asked, or what it said could not be used. The message is a sentence for people. */
export class ProviderFault extends Error {
  constructor(
    /** `unreachable`: it did not answer as a provider does. `rejected`: it answered, and this sign-in is not right. */
    readonly kind: 'unreachable' | 'rejected',
    message: string,
  ) {
    super(message);
  }
}

const networkFaults: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no server of this name. Check the issuer for a typing error.',
  EAI_AGAIN: 'The name of the server cannot be looked up now. Check the DNS of this machine.',
  ECONNREFUSED: 'The server refuses the connection. Check the address and the port.',
  ECONNRESET: 'The server ended the connection. Check the address and the port.',
  EHOSTUNREACH: 'The server cannot be reached from this machine. Check the network and its firewalls.',
  ENETUNREACH: 'The server cannot be reached from this machine. Check the network and its firewalls.',
  ETIMEDOUT: 'The server does not answer. Check the network and its firewalls.',
  CERT_HAS_EXPIRED: 'The certificate of the server has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The certificate of the server is self-signed. Let Node trust it by NODE_EXTRA_CA_CERTS.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'The certificate of the server is of an authority of your own. Name it in NODE_EXTRA_CA_CERTS.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The certificate of the server is of an unknown authority. Name it in NODE_EXTRA_CA_CERTS.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the server is for another name.',
  EPROTO: 'The server does not speak https at this address.',
};

const outgoingFaults: Readonly<Record<OutgoingRequestError['fault'], string>> = {
  address:
    'This address must not be asked: it is of this machine, private, link-local, or of a metadata service. A system administrator can allow all but the last at the provider.',
  insecure: 'The provider names an address that is not https.',
  'too-large': 'The answer is too large to be one of a provider. Check the issuer.',
  timeout: 'The server did not answer in time.',
};

/** What went wrong, as a fault with a sentence. Nothing of tokens or secrets is in it. */
export function faultOf(error: unknown): ProviderFault {
  const chain = causesOf(error);
  for (const each of chain) {
    if (each instanceof ProviderFault) return each;
    if (each instanceof OutgoingRequestError) return new ProviderFault('unreachable', outgoingFaults[each.fault]);
    const code = codeOf(each);
    const network = code === null ? undefined : networkFaults[code];
    if (network !== undefined) return new ProviderFault('unreachable', network);
  }
  for (const each of chain) {
    if (each instanceof ResponseBodyError) return ofAnswer(each);
    if (each instanceof AuthorizationResponseError) {
      return new ProviderFault('rejected', `The provider refused: ${plain(each.error)}.`);
    }
    if (!(each instanceof ClientError)) continue;
    const code = codeOf(each);
    if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return new ProviderFault('unreachable', statusSentence(each));
    if (code === 'OAUTH_RESPONSE_IS_NOT_JSON' || code === 'OAUTH_PARSE_ERROR') {
      return new ProviderFault('unreachable', 'The server answered with something else than JSON. Check the issuer.');
    }
    if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return otherIssuer(issuerIn(each));
    if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') {
      return new ProviderFault('unreachable', outgoingFaults.timeout);
    }
  }
  const [first] = chain;
  const said = first instanceof Error ? plain(first.message) : 'something went wrong';
  return new ProviderFault('rejected', `The answer of the provider is not right: ${said}.`);
}

/** True when a provider does not know the client, or not by this secret. */
export function isClientRefused(error: unknown): boolean {
  return causesOf(error).some(
    (each) =>
      (each instanceof ResponseBodyError && ['invalid_client', 'unauthorized_client'].includes(each.error)) ||
      codeOf(each) === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE',
  );
}

function ofAnswer({ error, status }: ResponseBodyError): ProviderFault {
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return new ProviderFault('unreachable', 'The provider does not accept the client id or the client secret.');
  }
  return new ProviderFault(status >= 500 ? 'unreachable' : 'rejected', `The provider refused: ${plain(error)}.`);
}

/** A provider that calls itself otherwise than it was called: tokens would be of somebody else. */
export function otherIssuer(issuer: string): ProviderFault {
  return new ProviderFault(
    'unreachable',
    `The provider calls itself ${issuer.slice(0, 200)}. Enter the issuer like that.`,
  );
}

/** What a provider called itself, where that was found to be wrong. */
function issuerIn({ cause }: ClientError): string {
  const body = typeof cause === 'object' && cause !== null && 'body' in cause ? cause.body : null;
  const issuer = typeof body === 'object' && body !== null && 'issuer' in body ? body.issuer : null;
  return typeof issuer === 'string' ? issuer : 'otherwise';
}

function statusSentence({ cause }: ClientError): string {
  const status = cause instanceof Response ? cause.status : 0;
  if (status === 404)
    return 'There is no provider at this address: its discovery document is missing. Check the issuer.';
  if (status >= 300 && status < 400) {
    return 'The server sends on to another address. Enter the issuer as the provider itself writes it.';
  }
  return `The server answered with status ${status}. Check the issuer, and the provider.`;
}

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let each = error; each !== undefined && each !== null && chain.length < 10;) {
    chain.push(each);
    each = each instanceof Error ? each.cause : undefined;
  }
  return chain;
}

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** What somebody else has written, short and harmless enough for a page or a log. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} _.,:;'"()/-]/gu, ' ')
    .slice(0, 200)
    .trim();
}
