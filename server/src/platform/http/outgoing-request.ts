import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { traced } from '../observability/tracing.js';
import { isLoopback, literalAddress, mayConnect } from './outgoing-addresses.rules.js';

/** Why a request to an address that somebody named was not sent, or its answer not taken. */
export type OutgoingFault = 'address' | 'insecure' | 'too-large' | 'timeout';

/** A request that the server did not send, or whose answer it did not take to its end. */
export class OutgoingRequestError extends Error {
  constructor(
    readonly fault: OutgoingFault,
    message: string,
  ) {
    super(message);
  }
}

/** What is sent; a part of what `fetch` takes. */
export interface OutgoingRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Ends the request from outside. */
  signal?: AbortSignal;
}

/** How far a request may go. */
export interface OutgoingLimits {
  /** Whether this machine, private and link-local addresses may be asked too; plain HTTP is for this machine alone. */
  near: boolean;
  /** For the whole of it, in milliseconds. */
  timeoutMilliseconds: number;
  /** The largest body of an answer, in bytes. */
  answerBytes: number;
}

/**
 * Asks a server whose address somebody has entered. The addresses that a name stands for are judged where the connection
 * is made, so that a name cannot stand for another one meanwhile. Redirects are not followed, and no connection is kept.
 * @throws OutgoingRequestError, or what Node says of a connection that fails.
 */
export function sendOutgoing(url: URL, request: OutgoingRequest, limits: OutgoingLimits): Promise<Response> {
  const attributes = { 'http.request.method': request.method, 'server.address': url.hostname };
  return traced({ name: request.method, kind: 'client', attributes }, async (note) => {
    const response = await send(url, request, limits);
    note({ 'http.response.status_code': response.status });
    return response;
  });
}

async function send(url: URL, request: OutgoingRequest, limits: OutgoingLimits): Promise<Response> {
  demandAddress(url, limits);
  const timeout = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  try {
    const message = await open(url, request, limits, signal);
    const body = await readAll(message, limits.answerBytes);
    return toResponse(message, body);
  } catch (error) {
    if (timeout.aborted) {
      throw new OutgoingRequestError('timeout', `No answer within ${limits.timeoutMilliseconds / 1000} seconds.`);
    }
    throw error;
  }
}

/** @throws OutgoingRequestError for an address that is refused before any name is asked for. */
function demandAddress(url: URL, { near }: OutgoingLimits): void {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && near)) {
    throw new OutgoingRequestError('insecure', `${url.origin} is not https.`);
  }
  const address = literalAddress(url.hostname);
  if (address !== null) demandMayConnect(url, address, near);
}

function demandMayConnect(url: URL, address: string, near: boolean): void {
  if (!mayConnect(address, near)) {
    throw new OutgoingRequestError('address', `${url.hostname} stands for ${address}, which must not be asked.`);
  }
  if (url.protocol === 'http:' && !isLoopback(address)) {
    throw new OutgoingRequestError('insecure', `${url.origin} is neither https nor on this machine.`);
  }
}

function open(
  url: URL,
  request: OutgoingRequest,
  limits: OutgoingLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { method, headers, body } = request;
  const begin = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((answered, failed) => {
    const outgoing = begin(url, {
      method,
      headers: { ...headers, 'accept-encoding': 'identity' },
      agent: false,
      lookup: lookupFor(url, limits.near),
      signal,
    });
    outgoing.once('response', answered);
    outgoing.once('error', failed);
    outgoing.end(body);
  });
}

/** Resolves names as Node does, and refuses one of whose addresses any must not be asked. */
function lookupFor(url: URL, near: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error, '');
      try {
        for (const { address } of addresses) demandMayConnect(url, address, near);
      } catch (refusal) {
        return callback(refusal instanceof Error ? refusal : new Error(String(refusal)), '');
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

async function readAll(message: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      message.destroy();
      throw new OutgoingRequestError('too-large', `The answer is larger than ${limit} bytes.`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function toResponse(message: IncomingMessage, body: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) headers.append(name, each);
  }
  const status = message.statusCode ?? 0;
  return new Response(bodiless.has(status) ? null : new Uint8Array(body), { status, headers });
}
