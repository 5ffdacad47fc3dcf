import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { connect, type LookupFunction, type Socket } from 'node:net';
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
  /** Whether this machine, private and link-local addresses may be asked too. */
  near: boolean;
  /** Plain HTTP is for this machine alone, and only where it may be asked; or for every server. */
  plainHttp?: 'this-machine' | 'anywhere';
  /** For the whole of it, in milliseconds. */
  timeoutMilliseconds: number;
  /** The largest body of an answer, in bytes. */
  answerBytes: number;
  /** A larger answer is refused; or cut, also where its end does not come in time. */
  largerAnswer?: 'refused' | 'cut';
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
    return toResponse(message, await readAll(message, limits));
  } catch (error) {
    if (timeout.aborted) {
      throw new OutgoingRequestError('timeout', `No answer within ${limits.timeoutMilliseconds / 1000} seconds.`);
    }
    throw error;
  }
}

/** @throws OutgoingRequestError for an address that is refused before any name is asked for. */
function demandAddress(url: URL, limits: OutgoingLimits): void {
  const { near, plainHttp = 'this-machine' } = limits;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (near || plainHttp === 'anywhere'))) {
    throw new OutgoingRequestError('insecure', `${url.origin} is not https.`);
  }
  const address = literalAddress(url.hostname);
  if (address !== null) demandMayAsk(url, address, limits);
}

function demandMayAsk(url: URL, address: string, { near, plainHttp = 'this-machine' }: OutgoingLimits): void {
  demandMayConnect(url.hostname, address, near);
  if (url.protocol === 'http:' && plainHttp === 'this-machine' && !isLoopback(address)) {
    throw new OutgoingRequestError('insecure', `${url.origin} is neither https nor on this machine.`);
  }
}

/** @throws OutgoingRequestError for an address that must not be connected to. */
function demandMayConnect(hostname: string, address: string, near: boolean): void {
  if (mayConnect(address, near)) return;
  throw new OutgoingRequestError('address', `${hostname} stands for ${address}, which must not be asked.`);
}

/**
 * Connects to a server whose name somebody has entered, for a protocol other than HTTP. Its addresses are judged like those
 * of {@link sendOutgoing}.
 * @throws OutgoingRequestError, or what Node says of a connection that fails.
 */
export function connectOutgoing(
  { host, port }: { host: string; port: number },
  { near, timeoutMilliseconds }: { near: boolean; timeoutMilliseconds: number },
): Promise<Socket> {
  return new Promise((connected, failed) => {
    const bare = host.replace(/^\[|\]$/g, '');
    const literal = literalAddress(bare);
    if (literal !== null) demandMayConnect(host, literal, near);
    const lookup = lookupFor((address) => demandMayConnect(host, address, near));
    const socket = connect({ host: bare, port, lookup });
    const tooLate = setTimeout(() => {
      const seconds = timeoutMilliseconds / 1000;
      socket.destroy(new OutgoingRequestError('timeout', `No connection within ${seconds} seconds.`));
    }, timeoutMilliseconds);
    socket.once('error', failed);
    socket.once('close', () => clearTimeout(tooLate));
    socket.once('connect', () => {
      clearTimeout(tooLate);
      socket.off('error', failed);
      connected(socket);
    });
  });
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
      lookup: lookupFor((address) => demandMayAsk(url, address, limits)),
      signal,
    });
    outgoing.once('response', answered);
    outgoing.once('error', failed);
    outgoing.end(body);
  });
}

/** Resolves names as Node does, and refuses one of whose addresses any is refused. */
function lookupFor(demand: (address: string) => void): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error, '');
      try {
        for (const { address } of addresses) demand(address);
      } catch (refusal) {
        return callback(refusal instanceof Error ? refusal : new Error(String(refusal)), '');
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

async function readAll(message: IncomingMessage, limits: OutgoingLimits): Promise<Buffer> {
  const { answerBytes, largerAnswer = 'refused' } = limits;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      chunks.push(bytes);
      if (size > answerBytes) break;
    }
  } catch (error) {
    // What the server thinks of the request is known by its status.
    if (largerAnswer === 'refused') throw error;
  }
  message.destroy();
  if (size > answerBytes && largerAnswer === 'refused') {
    throw new OutgoingRequestError('too-large', `The answer is larger than ${answerBytes} bytes.`);
  }
  return Buffer.concat(chunks).subarray(0, answerBytes);
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
