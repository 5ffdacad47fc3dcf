/**
 * A file of 50,000 licenses: tried, created, unchanged, changed. How long, and how much memory the server needs for it.
 *
 *     npm run bench -- license-import [--licenses 50000]
 */
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { options } from './lib/options.mjs';
import { report, rounded } from './lib/results.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const rows = options().licenses * 100;

/** @param {number} quantity */
function* file(quantity) {
  yield 'Name,Type,Assignment,Publisher,Vendor,Quantity,Unit cost,Currency,Purchase date,Expires on,Description\r\n';
  for (let row = 1; row <= rows; row++) {
    const kind = row % 3 === 0 ? 'CUSTOM,' : 'PER_DEVICE,MANUAL';
    const names = `Maker ${row % 200},Shop ${row % 50}`;
    yield `Bench license ${row},${kind},${names},${quantity + (row % 90)},19.99,USD,2026-01-15,2027-01-15,${'A line that says something. '.repeat(5)}\r\n`;
  }
}

const server = await startServer({});
const { cookie } = await signedIn(server.address);

/** Sends a body of any length and waits for the answer, however long it takes. */
/** @param {string} url @param {Iterable<string>} body @returns {Promise<http.IncomingMessage>} */
function send(url, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/csv', 'x-requested-with': 'seatwise', cookie };
    const request = http.request(url, { method: 'POST', headers }, resolve);
    request.on('error', reject);
    Readable.from(body).pipe(request);
  });
}

/** @type {import('./lib/results.mjs').Finding[]} */
const findings = [];

/** @param {string} work @param {string} query @param {number} quantity */
async function measure(work, query, quantity) {
  let most = await server.memory();
  const timer = setInterval(() => void server.memory().then((now) => (most = Math.max(most, now))), 100);
  const begun = performance.now();
  const answer = await send(`${server.address}/api/v1/licenses/import${query}`, file(quantity));
  /** @type {{ total?: number, failed?: number }} */
  const { total, failed } = Object(await json(answer));
  clearInterval(timer);
  if (answer.statusCode !== 200 || total !== rows || failed !== 0)
    throw new Error(`${work}: ${answer.statusCode}, ${failed} failed.`);
  findings.push({ work, unit: 's', median: rounded((performance.now() - begun) / 1000) });
  findings.push({ work: `${work}: most memory of the server`, unit: 'MiB', median: most });
}

try {
  await measure('tried', '?dryRun=true', 10);
  await measure('created', '', 10);
  await measure('unchanged', '', 10);
  await measure('changed', '', 11);
} finally {
  await server.stop();
}
report('license-import', { licenses: rows }, findings);
