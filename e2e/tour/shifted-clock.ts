/**
 * Sets the clock of a JavaScript program: as many milliseconds on, or back. It goes on ticking. Written to be sent as
 * text, to a page and to a server that is about to start, so it uses nothing from outside.
 */
export function shiftClock(milliseconds: number): void {
  const realNow = Date.now;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: [], constructed) =>
      Reflect.construct(target, given.length === 0 ? [realNow() + milliseconds] : given, constructed) as object,
    get: (target, key) =>
      key === 'now' ? () => realNow() + milliseconds : (Reflect.get(target, key, target) as unknown),
  });
  if (typeof Temporal === 'undefined') return;
  const { timeZoneId, instant } = Temporal.Now;
  const shifted = (): Temporal.Instant => instant().add({ milliseconds });
  const zoned = (zone?: Temporal.TimeZoneLike) => shifted().toZonedDateTimeISO(zone ?? timeZoneId());
  Object.assign(Temporal.Now, {
    instant: shifted,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
  });
}

/** The call as a script. */
export const clockScript = (milliseconds: number): string => `(${shiftClock.toString()})(${milliseconds});`;

/** Statements that set the clock of a PostgreSQL database, for whoever connects afterwards. @param database its name */
export const clockStatements = (database: string, milliseconds: number): readonly string[] => [
  // Whatever is called without a schema is looked for here first.
  `ALTER DATABASE ${database} SET search_path = public, pg_catalog`,
  ...['now', 'clock_timestamp', 'statement_timestamp', 'transaction_timestamp'].map(
    (name) =>
      `CREATE FUNCTION public.${name}() RETURNS timestamptz ${name === 'clock_timestamp' ? 'VOLATILE' : 'STABLE'}
         LANGUAGE sql RETURN pg_catalog.${name}() + interval '${milliseconds} milliseconds'`,
  ),
];
