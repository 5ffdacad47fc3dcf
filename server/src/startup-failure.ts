import { ConfigError } from './platform/config/config.js';
import { DataDirectoryInUseError } from './platform/database/embedded-postgres.js';

/** The commonest reasons not to start, each with what an operator does about it. */
const sentences: Record<string, string> = {
  EADDRINUSE: 'The port is in use by another program. Set PORT to a free one.',
  EACCES: 'This user may not listen on that port. Set PORT to one above 1023.',
  ECONNREFUSED: 'Nothing answers at DATABASE_URL. Is PostgreSQL running, and the address right?',
  ENOTFOUND: 'The host in DATABASE_URL or HOST is unknown.',
  '28P01': 'PostgreSQL refuses the user or password in DATABASE_URL.',
  '28000': 'PostgreSQL refuses the user in DATABASE_URL.',
  '3D000': 'The database in DATABASE_URL does not exist. Create it first.',
};

/** What to tell an operator: one readable line where the reason is known, else all there is. */
export function readableFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataDirectoryInUseError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? (error.stack ?? error.message) : `${sentence} (${error.message})`;
}
