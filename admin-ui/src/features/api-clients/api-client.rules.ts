import type { ApiClientResponse } from '../../api/model';

/** Whether a client gets tokens. */
export type ApiClientState = 'ACTIVE' | 'EXPIRED' | 'REVOKED';

export function apiClientState({ active, revokedAt }: Pick<ApiClientResponse, 'active' | 'revokedAt'>): ApiClientState {
  if (revokedAt !== null) return 'REVOKED';
  return active ? 'ACTIVE' : 'EXPIRED';
}

/** The instant at which a day ends where the reader is: a client works on its last day, too. */
export function endOfDay(date: string | null): string | null {
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + 1, 0, 0, -1).toISOString();
}

/** The day, where the reader is, on which an instant lies; the other way round of {@link endOfDay}. */
export function dayOf(instant: string | null): string | null {
  if (instant === null) return null;
  const time = new Date(instant);
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${digits(time.getMonth() + 1)}-${digits(time.getDate())}`;
}

/**
 * What to type to see a client work: asks for a token, and reads licenses with it. The values are made of characters that
 * need no escaping.
 */
export function curlExample(origin: string, clientId: string, clientSecret: string): string {
  return [
    `TOKEN=$(curl -s ${origin}/api/v1/auth/token \\`,
    '  -d grant_type=client_credentials \\',
    `  -d client_id=${clientId} \\`,
    `  -d client_secret=${clientSecret} \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -H "Authorization: Bearer $TOKEN" ${origin}/api/v1/licenses`,
  ].join('\n');
}
