import { gunzipSync, inflateSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { contactJson, inventoryJson, inventoryXml, packed, packings, prologXml } from './agent-documents.factory.js';
import { AgentMessageError } from './agent-protocol.errors.js';
import {
  type AgentReply,
  type AgentReplyHeaders,
  answersErrorInJson,
  contactReply,
  errorReply,
  inventoryReply,
  okReply,
  prologReply,
  replyTo,
} from './agent-reply.js';
import { readAgentMessage } from './reported-inventory.js';

const glpiAgentId = 'a4831a24-e606-11f1-9cde-e4b7567dadb8';

async function replied(
  document: string,
  packing: keyof typeof packings,
  headers: AgentReplyHeaders = {},
): Promise<AgentReply> {
  const { body, contentType } = packed(document, packing);
  const all = { contentType, ...headers };
  return replyTo(await readAgentMessage(body, all), all);
}

function xmlOf({ body }: AgentReply): string {
  return body.toString('utf8').trim();
}

describe('the answers', () => {
  it('are what agents understand, word for word', () => {
    expect(xmlOf(prologReply())).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<REPLY><RESPONSE>SEND</RESPONSE><PROLOG_FREQ>24</PROLOG_FREQ></REPLY>',
    );
    expect(xmlOf(inventoryReply())).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<REPLY></REPLY>');
    expect(JSON.parse(contactReply().body.toString())).toMatchObject({ status: 'ok', expiration: 24 });
    expect(JSON.parse(okReply().body.toString())).toEqual({ status: 'ok' });
    expect(JSON.parse(errorReply('No "x".').body.toString())).toEqual({ status: 'error', message: 'No "x".' });
  });

  it('carry the content type by which agents choose how to read them', () => {
    expect(prologReply().contentType).toBe('application/xml');
    expect(prologReply('zlib').contentType).toBe('application/x-compress-zlib');
    expect(prologReply('gzip').contentType).toBe('application/x-compress-gzip');
    expect(errorReply('x').contentType).toBe('application/json');
  });
});

describe('replyTo', () => {
  it('answers XML agents in XML, and plain', async () => {
    for (const packing of ['zlib', 'gzip', 'xml'] as const) {
      expect(await replied(prologXml('pc-1'), packing)).toEqual(prologReply());
      expect(await replied(inventoryXml({ agentId: 'pc-1' }), packing)).toEqual(inventoryReply());
    }
  });

  it('answers OCS agents packed the way that they packed the request', async () => {
    const contentType = 'application/x-compress';
    const zlib = await replied(prologXml('pc-1'), 'zlib', { contentType });
    expect(zlib.contentType).toBe('application/x-compress-zlib');
    expect(inflateSync(zlib.body)).toEqual(prologReply().body);
    const gzip = await replied(inventoryXml({ agentId: 'pc-1' }), 'gzip', { contentType });
    expect(gunzipSync(gzip.body)).toEqual(inventoryReply().body);
    expect(await replied(prologXml('pc-1'), 'xml', { contentType })).toEqual(prologReply());
    const windows = await replied(prologXml('pc-1'), 'zlib', { userAgent: 'OCS-NG_WINDOWS_AGENT_v2.10.0.0' });
    expect(inflateSync(windows.body)).toEqual(prologReply().body);
  });

  it('moves GLPI Agent on to JSON at its prolog', async () => {
    expect(await replied(prologXml('pc-1'), 'zlib', { glpiAgentId })).toEqual(contactReply());
    expect(await replied(prologXml('pc-1'), 'zlib', { glpiAgentId: ' ' })).toEqual(prologReply());
    // One that was told to write XML stays with it.
    expect(await replied(inventoryXml({ agentId: 'pc-1' }), 'zlib', { glpiAgentId })).toEqual(inventoryReply());
  });

  it('answers JSON in JSON', async () => {
    expect(await replied(contactJson('pc-1'), 'zlib', { glpiAgentId })).toEqual(contactReply());
    expect(await replied(inventoryJson({ agentId: 'pc-1' }), 'json')).toEqual(okReply());
  });
});

describe('answersErrorInJson', () => {
  const error = (format: 'XML' | 'JSON' | null) => new AgentMessageError('agent.too-large', 'x', format);

  it.each([
    [true, {}, error('JSON')],
    [false, {}, error('XML')],
    [false, { glpiAgentId, contentType: 'application/json' }, error('XML')],
    [false, {}, error(null)],
    [true, { glpiAgentId, contentType: 'application/x-compress-zlib' }, error(null)],
    [true, { contentType: 'application/json; charset=utf-8' }, undefined],
    [false, { contentType: 'application/xml' }, undefined],
  ])('is %s for %j', (expected, headers, thrown) => {
    expect(answersErrorInJson(headers, thrown)).toBe(expected);
  });
});
