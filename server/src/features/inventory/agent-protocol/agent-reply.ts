import { deflateSync, gzipSync } from 'node:zlib';

import type { AgentFormat, AgentMessageError } from './agent-protocol.errors.js';
import type { AgentRequestHeaders, ReadAgentMessage } from './reported-inventory.js';

/** The body of an answer with its exact content type. */
export interface AgentReply {
  readonly body: Buffer;
  readonly contentType: string;
}

/** The headers of a request that decide how it is answered. */
export interface AgentReplyHeaders extends AgentRequestHeaders {
  /** The `GLPI-Agent-ID` header, with which GLPI Agent tells that it also speaks JSON. */
  readonly glpiAgentId?: string | undefined;
}

/** How an XML answer is packed. */
export type ReplyCompression = 'zlib' | 'gzip' | 'none';

/** How long an agent waits before it comes again, in hours. */
export const contactIntervalHours = 24;

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** "Send an inventory, and ask again in so many hours." */
export function prologReply(compression: ReplyCompression = 'none'): AgentReply {
  return xmlReply(
    `<REPLY><RESPONSE>SEND</RESPONSE><PROLOG_FREQ>${contactIntervalHours}</PROLOG_FREQ></REPLY>`,
    compression,
  );
}

/**
 * "Received." Written with two tags: FusionInventory Agent 2.6 reads `<REPLY/>` as no answer at all and logs an error
 * after every inventory.
 */
export function inventoryReply(compression: ReplyCompression = 'none'): AgentReply {
  return xmlReply('<REPLY></REPLY>', compression);
}

/**
 * The answer to a contact, and to the XML prolog of a GLPI Agent, which then goes on in JSON. The expiration is
 * required: the agent takes a contact answer without one for no answer. Naming the inventory task spares it an XML
 * prolog after every contact; the version is that of the JSON format which the agent is to write.
 */
export function contactReply(): AgentReply {
  return jsonReply({
    status: 'ok',
    expiration: contactIntervalHours,
    tasks: { inventory: { server: 'glpi', version: '10.0.0' } },
  });
}

/** "Received", in JSON. */
export function okReply(): AgentReply {
  return jsonReply({ status: 'ok' });
}

/** What went wrong, in JSON; it goes with a 4xx or 5xx status. The agent logs the message. */
export function errorReply(message: string): AgentReply {
  return jsonReply({ status: 'error', message });
}

/** The answer to a message that was read and taken. */
export function replyTo(read: ReadAgentMessage, headers: AgentReplyHeaders): AgentReply {
  if (read.message.kind === 'contact') return contactReply();
  if (read.message.kind === 'prolog') {
    return speaksJson(headers) ? contactReply() : prologReply(replyCompressionFor(read, headers));
  }
  return read.format === 'JSON' ? okReply() : inventoryReply(replyCompressionFor(read, headers));
}

/**
 * Whether an error is told as {@link errorReply}: to agents that wrote JSON, or would have if the message had been
 * readable. All others get the usual problem document.
 */
export function answersErrorInJson(headers: AgentReplyHeaders, error?: AgentMessageError): boolean {
  const format: AgentFormat | null = error?.format ?? null;
  if (format !== null) return format === 'JSON';
  return speaksJson(headers) || /^application\/json\b/i.test(headers.contentType ?? '');
}

function speaksJson(headers: AgentReplyHeaders): boolean {
  return (headers.glpiAgentId ?? '').trim() !== '';
}

/**
 * OCS agents unpack every answer the way they packed the request, and drop a plain one with "Deflating problem". They
 * call it `application/x-compress`, others `application/x-compress-zlib`. All others read plain answers, which are
 * easier on whoever looks at the traffic.
 */
function replyCompressionFor(read: ReadAgentMessage, headers: AgentReplyHeaders): ReplyCompression {
  const isOcs =
    /^application\/x-compress(?:ed)?(?:\s*;|$)/i.test(headers.contentType?.trim() ?? '') ||
    /^OCS-NG/i.test(headers.userAgent ?? '');
  if (!isOcs) return 'none';
  return read.compression === 'zlib' || read.compression === 'gzip' ? read.compression : 'none';
}

function xmlReply(content: string, compression: ReplyCompression): AgentReply {
  const plain = Buffer.from(`${xmlDeclaration}${content}\n`, 'utf8');
  switch (compression) {
    case 'zlib':
      return { body: deflateSync(plain), contentType: 'application/x-compress-zlib' };
    case 'gzip':
      return { body: gzipSync(plain), contentType: 'application/x-compress-gzip' };
    case 'none':
      return { body: plain, contentType: 'application/xml' };
  }
}

function jsonReply(content: Readonly<Record<string, unknown>>): AgentReply {
  return { body: Buffer.from(JSON.stringify(content), 'utf8'), contentType: 'application/json' };
}
