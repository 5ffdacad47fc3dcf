import { createHash, timingSafeEqual } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** Who asks for the figures. */
export interface MetricsReader {
  /** The header `Authorization`. */
  authorization: string | undefined;
  /** The address at the other end of the connection, whatever headers say. */
  socketAddress: string | undefined;
  /** True when a proxy has passed the request on: then the socket tells of the proxy alone. */
  forwarded: boolean;
}

/**
 * Whether somebody may read the figures of this process. With a token, whoever shows it; without one, only programs on
 * this machine that ask directly.
 */
export function mayReadMetrics(
  token: string | null,
  { authorization, socketAddress, forwarded }: MetricsReader,
): boolean {
  if (token === null) return !forwarded && isLoopback(socketAddress);
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  // Hashes are equally long, so that the time it takes says nothing.
  return given !== undefined && timingSafeEqual(hashOf(given), hashOf(token));
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
