import { ClientError } from 'openid-client';
import { describe, expect, it } from 'vitest';
import { OutgoingRequestError } from '../../platform/http/outgoing-request.js';
import { faultOf, isClientRefused, ProviderFault } from './openid-faults.rules.js';

const coded = (code: string, cause?: unknown) => Object.assign(new ClientError('x', { cause }), { code });
const caused = (cause: unknown) => new ClientError('something went wrong', { cause });

describe('what went wrong', () => {
  it('is said as it is, where it was said before', () => {
    const fault = new ProviderFault('rejected', 'No.');
    expect(faultOf(caused(fault))).toBe(fault);
  });

  it.each([
    [new OutgoingRequestError('timeout', 'x'), 'did not answer in time'],
    [new OutgoingRequestError('too-large', 'x'), 'too large'],
    [Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 'no server of this name'],
    [Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'NODE_EXTRA_CA_CERTS'],
    [coded('OAUTH_RESPONSE_IS_NOT_CONFORM', new Response('', { status: 404 })), 'Check'],
    [coded('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', { body: { issuer: 'https://a' } }), 'calls itself https://a.'],
  ])('is found behind %s', (error, sentence) => {
    expect(faultOf(caused(error))).toMatchObject({ kind: 'unreachable', message: expect.stringContaining(sentence) });
  });

  it('is short and harmless, whatever a provider has written', () => {
    const { kind, message } = faultOf(new Error(`<script>${'x'.repeat(5_000)}`));
    expect(kind).toBe('rejected');
    expect(message).not.toContain('<');
    expect(message.length).toBeLessThan(300);
  });

  it('is the client where the provider does not know it', () => {
    expect(isClientRefused(coded('OAUTH_WWW_AUTHENTICATE_CHALLENGE'))).toBe(true);
    expect(isClientRefused(new Error('x'))).toBe(false);
  });
});
