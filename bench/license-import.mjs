/**
 * Imports a file of licenses over HTTP and tells what the server needed for it. Not a test: nothing depends on the
 * figures.
 *
 *   node bench/license-import.mjs http://127.0.0.1:3000 admin@example.test password 50000 <pid of the server>
 */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { Readable } from 'node:stream';

const [, , address = 'http://127.0.0.1:3000', email = '', password = '', count = '50000', pid = ''] = process.argv;
const rows = Number(count);

function* file(quantity) {
  yield 'Name,Type,Assignment,Publisher,Vendor,Quantity,Unit cost,Currency,Purchase date,Expires on,Description\r\n';
  for (let row = 1; row <= rows; row++) {
    const kind = row % 3 === 0 ? 'CUSTOM,' : 'PER_DEVICE,MANUAL';
    const names = `Maker ${row % 200},Shop ${row % 50}`;
    yield `Bench license ${row},${kind},${names},${quantity + (row % 90)},19.99,USD,2026-01-15,2027-01-15,${'A line that says something. '.repeat(5)}\r\n`;
  }
}

/** Resident memory of the server in MiB, sampled while it works. */
async function memory() {
  if (pid === '') return 0;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

const signIn = await fetch(`${address}/api/v1/auth/sign-in`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email, password }),
});
if (!signIn.ok) throw new Error(`Signing in failed: ${signIn.status}`);
const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Sends a body of any length and waits for the answer, however long it takes. */
function send(url, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/csv', 'x-requested-with': 'seatwise', cookie };
    const request = http.request(url, { method: 'POST', headers }, resolve);
    request.on('error', reject);
    Readable.from(body).pipe(request);
  });
}

async function measure(what, query, quantity) {
  const before = await memory();
  let most = before;
  const timer = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), 100);
  const begun = performance.now();
  const answer = await send(`${address}/api/v1/licenses/import${query}`, file(quantity));
  const { items, ...counts } = await json(answer);
  clearInterval(timer);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    what,
    answer.statusCode,
    `${seconds} s`,
    `memory ${before} → ${most} MiB`,
    `${items?.length} rows`,
    counts,
  );
}

await measure('dry run  ', '?dryRun=true', 10);
await measure('create   ', '', 10);
await measure('unchanged', '', 10);
await measure('update   ', '', 11);
