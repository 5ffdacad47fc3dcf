import { isLoopback, literalAddress, mayConnect } from '../../platform/http/outgoing-addresses.rules.js';
import { readMailServer } from '../../platform/mail/mail.rules.js';

/** What stands in place of what is not shown. */
export const hidden = '•••';

const refusedAddress =
  'This address is of this machine, private or link-local. A system administrator can allow that, but never for metadata services.';

/** What keeps the address of a webhook from being asked, as far as that shows without a look; null when nothing does. */
export function webhookFault(text: string, near: boolean): string | null {
  const url = URL.parse(text);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    return 'Enter the address of the receiver, such as https://hooks.example.com/services/….';
  }
  if (url.username !== '' || url.password !== '') return 'The address of a webhook has no user and no password in it.';
  return hostFault(url.hostname, near);
}

/** What keeps a mail server from being connected to; null when nothing does. */
export function mailServerFault(text: string, near: boolean): string | null {
  const server = readMailServer(text);
  if (server === null) {
    return 'Enter the address of a mail server, such as smtps://user:password@mail.example.com:465, without anything behind the port.';
  }
  return hostFault(server.host, near);
}

function hostFault(hostname: string, near: boolean): string | null {
  const address = literalAddress(hostname);
  if (address !== null) return mayConnect(address, near) ? null : refusedAddress;
  return isLocalName(hostname) && !near ? refusedAddress : null;
}

/** True where somebody means this machine, private or link-local addresses, as far as the text shows. */
export function isNearAddress(text: string): boolean {
  const hostname = URL.parse(text)?.hostname ?? '';
  const address = literalAddress(hostname);
  return address === null ? isLocalName(hostname) : isLoopback(address) || !mayConnect(address, false);
}

function isLocalName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return name === 'localhost' || name.endsWith('.localhost');
}

/** A webhook's address as it is shown: what stands behind the host lets anybody write there. */
export function shownWebhook(url: string): string {
  return `${URL.parse(url)?.origin ?? ''}/${hidden}`;
}

/** A mail server as it is shown: without the user and the password. */
export function shownMailServer(smtpUrl: string): string {
  const url = URL.parse(smtpUrl);
  if (url === null) return hidden;
  return `${url.protocol}//${url.username === '' ? '' : `${hidden}@`}${url.host}`;
}
