import { minimumPasswordLength } from '../authentication/password-length.js';

/** One environment variable: what it is for, its default, how its text becomes a value. */
export interface ConfigVariable<T> {
  description: string;
  /** A secret is never logged and never shown on a page. */
  secret?: boolean;
  /** Shown in the docs; what happens when the variable is absent. */
  defaultText: string;
  /** @throws Error with a sentence that says what a right value looks like. */
  parse(text: string | undefined): T;
}

function text(defaultValue: string): (value: string | undefined) => string {
  return (value) => (value === undefined || value === '' ? defaultValue : value);
}

function optionalText(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function integer(defaultValue: number, from: number, to: number): (value: string | undefined) => number {
  return (value) => {
    if (value === undefined || value === '') return defaultValue;
    const number = Number(value);
    if (!Number.isInteger(number) || number < from || number > to) {
      throw new Error(`must be a whole number from ${from} to ${to}`);
    }
    return number;
  };
}

function optionalInteger(from: number, to: number): (value: string | undefined) => number | null {
  return (value) => (value === undefined || value === '' ? null : integer(from, from, to)(value));
}

function flag(defaultValue: boolean): (value: string | undefined) => boolean {
  return (value) => {
    if (value === undefined || value === '') return defaultValue;
    if (value !== 'true' && value !== 'false') throw new Error('must be true or false');
    return value === 'true';
  };
}

function oneOf<const T extends string>(values: readonly T[], defaultValue: T): (value: string | undefined) => T {
  return (value) => {
    if (value === undefined || value === '') return defaultValue;
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return found;
  };
}

function url(protocols: readonly string[]): (value: string | undefined) => string | null {
  return (value) => {
    if (value === undefined || value === '') return null;
    const parsed = URL.parse(value);
    if (parsed === null || !protocols.includes(parsed.protocol)) {
      throw new Error(`must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    }
    return value.replace(/\/+$/, '');
  };
}

function email(value: string | undefined): string | null {
  const address = optionalText(value)?.trim() ?? null;
  if (address !== null && !/^[^\s@]+@[^\s@]+$/.test(address)) throw new Error('must be an e-mail address');
  return address;
}

/** An address, alone or behind a name. */
function sender(value: string | undefined): string | null {
  const from = optionalText(value)?.trim() ?? null;
  if (from !== null && !/^([^<>\r\n]* )?<?[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    throw new Error('must be an e-mail address, such as Seatwise <seatwise@example.com>');
  }
  return from;
}

function password(value: string | undefined): string | null {
  const given = optionalText(value);
  if (given !== null && given.length < minimumPasswordLength) {
    throw new Error(`must have at least ${minimumPasswordLength} characters`);
  }
  return given;
}

/** A secret that programs send in a header. */
function bearerToken(value: string | undefined): string | null {
  const token = optionalText(value);
  if (token !== null && !/^[\w.~+/=-]{16,}$/.test(token)) {
    throw new Error('must have at least 16 characters, of letters, digits and . _ ~ + / = -');
  }
  return token;
}

/** A part of all, from none to all of them. */
function ratio(defaultValue: number): (value: string | undefined) => number {
  return (value) => {
    if (value === undefined || value === '') return defaultValue;
    const number = Number(value);
    if (!(number >= 0 && number <= 1)) throw new Error('must be a number from 0 to 1, such as 0.1');
    return number;
  };
}

/** Headers of HTTP as `name=value,other=value`, values as in a URL. */
function headers(value: string | undefined): Record<string, string> {
  const pairs = (optionalText(value) ?? '').split(',').filter((pair) => pair.trim() !== '');
  const entries = pairs.map((pair) => {
    const [, name, encoded] = /^\s*([\w-]+)\s*=\s*(\S.*?)\s*$/.exec(pair) ?? [];
    if (name === undefined || encoded === undefined) throw new Error('must be name=value, several with commas between');
    return [name, decodeURIComponent(encoded)] as const;
  });
  return Object.fromEntries(entries);
}

function secretKey(value: string | undefined): string | null {
  const key = optionalText(value);
  if (key !== null && key.length < 32) throw new Error('must have at least 32 characters');
  return key;
}

/** How many proxies to believe: their number, or true for one. */
function hops(value: string | undefined): number {
  if (value === undefined || value === '' || value === 'false') return 0;
  if (value === 'true') return 1;
  if (!/^\d$/.test(value)) throw new Error('must be true, false, or the number of proxies from 0 to 9');
  return Number(value);
}

function timeZone(value: string | undefined): string {
  if (value === undefined || value === '') return Temporal.Now.timeZoneId();
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value).timeZoneId;
  } catch {
    throw new Error('must be a time zone of the IANA database, such as Europe/Berlin');
  }
}

/** Every environment variable that Seatwise reads. Only `platform/config` reads them. */
export const configSchema = {
  PORT: {
    description: 'TCP port of the panel and the API.',
    defaultText: '3000',
    parse: integer(3000, 1, 65_535),
  },
  HOST: {
    description: 'Address to listen on. 0.0.0.0 listens on all; put TLS in front then.',
    defaultText: '127.0.0.1',
    parse: text('127.0.0.1'),
  },
  PUBLIC_URL: {
    description: 'The address by which people and agents reach this installation; used in links and agent commands.',
    defaultText: 'http://HOST:PORT',
    parse: url(['http:', 'https:']),
  },
  DATABASE_URL: {
    description: 'PostgreSQL 15 or newer. Absent: an embedded PostgreSQL 18 starts under DATA_DIR.',
    defaultText: 'the embedded database',
    secret: true,
    parse: url(['postgres:', 'postgresql:']),
  },
  DATABASE_READ_URL: {
    description:
      'A streaming replica of the database, where lists and exports are read as soon as it has all that is committed.',
    defaultText: 'none: everything is read from DATABASE_URL',
    secret: true,
    parse: url(['postgres:', 'postgresql:']),
  },
  DATABASE_POOL_SIZE: {
    description: 'How many database connections this process may hold.',
    defaultText: '20',
    parse: integer(20, 2, 500),
  },
  SEATS_PATIENCE_MS: {
    description:
      'How many milliseconds saving a rule waits for its seats to be moved before it answers that they still are.',
    defaultText: '1500',
    parse: integer(1_500, 0, 600_000),
  },
  CHECK_INS_AT_ONCE: {
    description: 'How many check-ins this process works on at once, each on a database connection.',
    defaultText: 'half of DATABASE_POOL_SIZE, at most 8',
    parse: optionalInteger(1, 500),
  },
  CHECK_INS_WAITING: {
    description: 'How many inventories may wait, and as many arrive; further ones are answered 429 with Retry-After.',
    defaultText: '200',
    parse: integer(200, 1, 100_000),
  },
  CHECK_INS_WAITING_MIB: {
    description: 'How many MiB the bodies of those that wait may have together, and as many of those that arrive.',
    defaultText: '64',
    parse: integer(64, 32, 65_536),
  },
  CHECK_INS_PATIENCE_SECONDS: {
    description: 'How long an inventory waits for its turn before it is answered 429.',
    defaultText: '30',
    parse: integer(30, 1, 600),
  },
  DATA_DIR: {
    description: 'Where the embedded database and the generated secret key live.',
    defaultText: './data',
    parse: text('./data'),
  },
  SECRET_KEY: {
    description: 'Key (at least 32 characters) that protects secrets at rest. Absent: made once and kept in DATA_DIR.',
    defaultText: 'made and kept in DATA_DIR',
    secret: true,
    parse: secretKey,
  },
  OLD_SECRET_KEY: {
    description: 'The SECRET_KEY before, while it is being changed: secrets under it can still be read.',
    defaultText: 'none',
    secret: true,
    parse: secretKey,
  },
  ADMIN_EMAIL: {
    description: 'E-mail of the first administrator, created on an empty database.',
    defaultText: 'none: a one-time link is printed',
    parse: email,
  },
  ADMIN_PASSWORD: {
    description: 'Password of the first administrator, created on an empty database.',
    defaultText: 'none: a one-time link is printed',
    secret: true,
    parse: password,
  },
  SAMPLE_DATA: {
    description: 'true loads five sample organizations on an empty database.',
    defaultText: 'false',
    parse: flag(false),
  },
  ATTACHMENT_LIMIT_MIB: {
    description: 'The largest file that can be attached to a license, in MiB.',
    defaultText: '25',
    parse: integer(25, 1, 1024),
  },
  EXPORT_DIR: {
    description: 'The folder below which export schedules may write files of invoices.',
    defaultText: 'exports in DATA_DIR',
    parse: optionalText,
  },
  SMTP_URL: {
    description: 'Mail server for outgoing e-mail, such as smtps://user:password@mail.example:465.',
    defaultText: 'none: no e-mail is sent',
    secret: true,
    parse: url(['smtp:', 'smtps:']),
  },
  MAIL_FROM: {
    description: 'Who outgoing e-mail comes from, such as Seatwise <seatwise@example.com>.',
    defaultText: 'seatwise@ the host of PUBLIC_URL',
    parse: sender,
  },
  LOG_LEVEL: {
    description: 'The least important messages to log.',
    defaultText: 'info',
    parse: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  },
  LOG_FORMAT: {
    description: 'json for log collectors, pretty for people.',
    defaultText: 'pretty on a terminal, else json',
    parse: oneOf(['auto', 'json', 'pretty'], 'auto'),
  },
  SLOW_QUERY_MS: {
    description: 'A statement of the database that takes longer than so many milliseconds is logged; 0 logs none.',
    defaultText: '1000',
    parse: integer(1000, 0, 3_600_000),
  },
  METRICS_TOKEN: {
    description: 'What Prometheus sends to read /metrics, as Authorization: Bearer <token>.',
    defaultText: 'none: /metrics answers programs on this machine only',
    secret: true,
    parse: bearerToken,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description: 'Where to send traces by OTLP over HTTP, such as http://collector:4318.',
    defaultText: 'none: no traces',
    parse: url(['http:', 'https:']),
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    description: 'Headers that the receiver of traces asks for, such as api-key=secret; several with commas between.',
    defaultText: 'none',
    secret: true,
    parse: headers,
  },
  OTEL_TRACES_SAMPLER_ARG: {
    description: 'The part of all traces that is kept, from 0 to 1.',
    defaultText: '1',
    parse: ratio(1),
  },
  OTEL_SERVICE_NAME: {
    description: 'What traces call this installation.',
    defaultText: 'seatwise',
    parse: text('seatwise'),
  },
  ROLE: {
    description: 'What this process does: web answers requests, worker does jobs, all does both.',
    defaultText: 'all',
    parse: oneOf(['all', 'web', 'worker'], 'all'),
  },
  TIME_ZONE: {
    description: 'Time zone in which calendar dates (assigned on, expires on) are judged.',
    defaultText: "the machine's",
    parse: timeZone,
  },
  TRUST_PROXY: {
    description:
      'How many reverse proxies in front set X-Forwarded-For and X-Forwarded-Proto; true means one. What came before them could be made up.',
    defaultText: 'false',
    parse: hops,
  },
} satisfies Record<string, ConfigVariable<unknown>>;

/** The values of {@link configSchema}, read and checked. */
export type ConfigValues = {
  [Name in keyof typeof configSchema]: ReturnType<(typeof configSchema)[Name]['parse']>;
};
