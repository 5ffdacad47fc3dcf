/** Streams rows into a table, in PostgreSQL's binary form for rows of fixed size and as text for all others. */
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';

const chunkBytes = 1 << 20;

/**
 * @typedef {string | number | boolean | null | object} Value an object is written as JSON, a list as an array of texts
 * @param {Value} value as COPY reads it
 */
function textOf(value) {
  if (value === null) return '\\N';
  if (Array.isArray(value)) return escaped(`{${value.map((item) => JSON.stringify(String(item))).join(',')}}`);
  if (typeof value === 'object') return escaped(JSON.stringify(value));
  return escaped(`${value}`);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/**
 * @param {import('pg').Client} client
 * @param {string} table
 * @param {readonly string[]} columns
 * @param {Iterable<readonly Value[]>} rows in the order of the columns
 * @returns {Promise<number>} how many
 */
export async function copyRows(client, table, columns, rows) {
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  let count = 0;
  /** @type {string[]} */
  let lines = [];
  for (const row of rows) {
    lines.push(row.map(textOf).join('\t'));
    count += 1;
    if (lines.length < 4_000) continue;
    await sent(stream, Buffer.from(`${lines.join('\n')}\n`));
    lines = [];
  }
  if (lines.length > 0) await sent(stream, Buffer.from(`${lines.join('\n')}\n`));
  stream.end();
  await finished(stream);
  return count;
}

/** @param {import('node:stream').Writable} stream @param {Buffer} chunk */
async function sent(stream, chunk) {
  if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve));
}

/** Seconds and days of PostgreSQL begin in 2000. */
const epochSeconds = 946_684_800;
const secondsPerDay = 86_400;

/** Two 8-byte ids, an instant and two dates, with the lengths before them. */
const rowBytes = 2 + 3 * (4 + 8) + 2 * (4 + 4);

/** Writes rows (device, release, first seen, installed on, last used on) of `installation`. */
export class InstallationWriter {
  #stream;
  #buffer = Buffer.allocUnsafe(chunkBytes);
  #used = 0;
  #template = Buffer.alloc(rowBytes);

  /** @param {import('pg').Client} client @param {string} [options] of COPY */
  constructor(client, options = '') {
    const columns = 'device_id, release_id, first_seen_at, installed_on, last_used_on';
    this.#stream = client.query(copyFrom(`COPY installation (${columns}) FROM STDIN WITH (FORMAT binary${options})`));
    this.#used = this.#buffer.write('PGCOPY\n\xff\r\n\0', 'latin1');
    this.#used = this.#buffer.writeInt32BE(0, this.#used);
    this.#used = this.#buffer.writeInt32BE(0, this.#used);
    let at = this.#template.writeInt16BE(5, 0);
    for (const bytes of [8, 8, 8, 4, 4]) at = this.#template.writeInt32BE(bytes, at) + bytes;
  }

  /**
   * @param {number} deviceId
   * @param {number} releaseId
   * @param {number} firstSeen seconds since 1970; installed on that day, and used last on the day of `lastUsed`
   * @param {number} lastUsed seconds since 1970
   */
  add(deviceId, releaseId, firstSeen, lastUsed) {
    const buffer = this.#buffer;
    const at = this.#used;
    this.#template.copy(buffer, at);
    writeLong(buffer, deviceId, at + 6);
    writeLong(buffer, releaseId, at + 18);
    writeLong(buffer, (firstSeen - epochSeconds) * 1_000_000, at + 30);
    buffer.writeInt32BE(Math.floor((firstSeen - epochSeconds) / secondsPerDay), at + 42);
    buffer.writeInt32BE(Math.floor((lastUsed - epochSeconds) / secondsPerDay), at + 50);
    this.#used += rowBytes;
  }

  /** To be awaited now and then: sends what was added, and waits for the database to have taken it. */
  async flush() {
    if (this.#used < chunkBytes / 2) return;
    await this.#send();
  }

  /** To be asked before every `add`: whether there is no room left. */
  get isFull() {
    return this.#used + rowBytes > this.#buffer.length;
  }

  async #send() {
    const chunk = this.#buffer.subarray(0, this.#used);
    this.#buffer = Buffer.allocUnsafe(chunkBytes);
    this.#used = 0;
    await sent(this.#stream, chunk);
  }

  /** Sends the rest. */
  async end() {
    const trailer = Buffer.alloc(2);
    trailer.writeInt16BE(-1, 0);
    await this.#send();
    this.#stream.end(trailer);
    await finished(this.#stream);
  }
}

/** @param {Buffer} buffer @param {number} value @param {number} at */
function writeLong(buffer, value, at) {
  const high = Math.floor(value / 2 ** 32);
  buffer.writeInt32BE(high, at);
  buffer.writeUInt32BE(value - high * 2 ** 32, at + 4);
}
