import { QueryFailedError } from 'typeorm';

/** What failures to reach the database are called by the system, by PostgreSQL, and by the driver, and what they mean. */
const reasons: readonly [RegExp, string][] = [
  [/^(ECONNREFUSED|ENOENT)$/, 'It refuses connections: is it running?'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'Its host is unknown.'],
  [/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/, 'Its host cannot be reached.'],
  [/^(ECONNRESET|EPIPE|08\w{3})$/, 'The connection to it broke.'],
  [/^57P0[12]$/, 'It is shutting down.'],
  [/^57P03$/, 'It is starting up.'],
  [/^53300$/, 'It has no connections left.'],
  [/^25006$/, 'It takes no changes: it is a replica, or read-only.'],
];

/** The driver's own words, where it has no code. */
const brokenConnection = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;
const tooLate = /^(timeout exceeded when trying to connect|timeout expired|Query read timeout)/;

/** The database cannot be asked at the moment. Whatever was under way was undone, or its outcome is not known. */
export class DatabaseAway extends Error {
  /** @param reason a sentence for operators; it names no address and no account. */
  constructor(
    readonly reason: string,
    cause?: unknown,
  ) {
    super(`The database does not answer. ${reason}`, { cause });
  }
}

/** The failure as what it is where it means that the database is away; else as it came. */
export function namedFailure(error: unknown): unknown {
  const reason = awayReason(error);
  return reason === null ? error : new DatabaseAway(reason, error);
}

/**
 * Why the database is away, of a failure of its driver; null for any other failure.
 * @param error of a connection, or of a statement as TypeORM throws it: of nothing else, which has failures of these names too.
 */
export function awayReason(error: unknown): string | null {
  if (error instanceof DatabaseAway) return error.reason;
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (failure instanceof AggregateError) return awayReason(failure.errors[0]);
  if (!(failure instanceof Error)) return null;
  const code = 'code' in failure ? String(failure.code) : '';
  const known = reasons.find(([pattern]) => pattern.test(code));
  if (known !== undefined) return known[1];
  if (brokenConnection.test(failure.message)) return 'The connection to it broke.';
  return tooLate.test(failure.message) ? 'It takes too long to answer.' : null;
}
