import ipaddr from 'ipaddr.js';

/** What answers on these addresses hands out credentials of the machine itself; nobody else's server is ever there. */
const metadataAddresses: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

/** This machine, what hangs on the same cable, and one's own network: what strangers cannot reach themselves. */
const nearRanges: ReadonlySet<string> = new Set(['loopback', 'linkLocal', 'private', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Whether the server may connect to an IP address that somebody has named to it.
 * @param near true where a system administrator allows this machine, private and link-local addresses too.
 */
export function mayConnect(address: string, near: boolean): boolean {
  const parsed = parse(address);
  if (parsed === null || metadataAddresses.has(parsed.toString())) return false;
  const range = parsed.range();
  return range === 'unicast' || (near && nearRanges.has(range));
}

/** True for an address of this machine. */
export function isLoopback(address: string): boolean {
  return parse(address)?.range() === 'loopback';
}

/** The IP address that stands in a URL in place of a name, without brackets; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** IPv4 in whatever dress: an IPv6 address that only carries one is judged by what it carries. */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6) || parsed.range() !== 'rfc6052') return parsed;
  return ipaddr.fromByteArray(parsed.toByteArray().slice(-4));
}
