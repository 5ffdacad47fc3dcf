/// <reference lib="dom" />
/**
 * The panel in a real browser, on a large fleet: how much is loaded, how soon it is there, how soon another page is,
 * whether long tables scroll smoothly, and what Lighthouse says of it.
 *
 *     npm run bench -- panel [--devices 100000]
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { freePort } from '../tools/lib/free-port.mjs';
import { dropLeftovers, openCluster } from './lib/cluster.mjs';
import { fleetDatabase } from './lib/fleet-database.mjs';
import { Fleet } from './lib/fleet/fleet.mjs';
import { licensesOf } from './lib/fleet/licenses.mjs';
import { lighthouseOf } from './lib/lighthouse.mjs';
import { options } from './lib/options.mjs';
import { quantile, report, rounded, sortedOf } from './lib/results.mjs';
import { signedIn, startServer } from './lib/server.mjs';

const { devices, seed, repeats } = options();
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist/admin-ui/browser');
const pages = ['Licenses', 'Software', 'Devices', 'Organizations', 'People'];

/** Script that a browser loads before it shows anything, packed. */
function initialScript() {
  const index = readFileSync(path.join(built, 'index.html'), 'utf8');
  const files = [...index.matchAll(/(?:src|href)="([\w-]+\.js)"/g)].map(([, file = '']) => file);
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file))).length, 0) / 1024;
}

/** @param {number} port of its debugger, which Lighthouse speaks with */
async function browser(port) {
  const installed = existsSync('/usr/bin/chromium');
  return chromium.launch({
    headless: true,
    executablePath: installed ? '/usr/bin/chromium' : await sparticuz.executablePath(),
    args: [
      // In a single process there is nobody to debug.
      ...(installed ? [] : sparticuz.args.filter((argument) => argument !== '--single-process')),
      ...['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    ],
  });
}

/** Until the rows of a table are painted. @param {import('playwright-core').Page} page */
const rowsThere = (page) => page.locator('app-data-table tbody tr a').first().waitFor();

const cluster = await openCluster();
const port = await freePort();
const opened = await browser(port);
try {
  await dropLeftovers(cluster);
  const fleet = new Fleet(seed, { devices });
  const licenses = licensesOf(fleet, { automatic: 0, manual: 1000 });
  const database = await fleetDatabase(cluster, fleet, licenses);
  const server = await startServer({ DATABASE_URL: database.url });
  const { cookie, ask } = await signedIn(server.address);
  const [name = '', value = ''] = cookie.split('=');

  const firstLoads = [];
  const changes = [];
  /** @type {number[]} */
  const frames = [];
  /** @type {number[]} */
  const continuous = [];
  /** @type {number[]} */
  const jumps = [];
  for (let round = 0; round < repeats; round++) {
    const context = await opened.newContext({ viewport: { width: 1280, height: 860 } });
    await context.addCookies([{ name, value, url: server.address }]);
    const page = await context.newPage();
    const begun = Date.now();
    await page.goto(`${server.address}/licenses`);
    await rowsThere(page);
    firstLoads.push(Date.now() - begun);
    // Once, so that code and data of every page were there before.
    for (const each of pages) {
      await page.getByRole('navigation').getByRole('link', { name: each, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: each }).waitFor();
      await rowsThere(page);
    }
    for (const each of pages) changes.push(await page.evaluate(timeOfChange, each));
    await page.goto(`${server.address}/devices?pageSize=200`);
    await rowsThere(page);
    frames.push(...(await page.evaluate(framesWhileScrolling, { step: 120, steps: 80 })));
    await page.goto(`${server.address}/devices`);
    await rowsThere(page);
    await showContinuously(page);
    continuous.push(...(await page.evaluate(framesWhileScrolling, { step: 120, steps: 300 })));
    // By the scroll bar: to any place of the list, where the rows are not there yet.
    jumps.push(...(await page.evaluate(framesWhileScrolling, { step: devices * 0.7, steps: 40 })));
    await context.close();
  }
  const [{ id: license }] = (await ask('GET', '/licenses?pageSize=1')).items;
  /** @type {readonly (readonly [page: string, path: string, cookie: string | null])[]} */
  const judgedPages = [
    ['signing in', '/sign-in', null],
    ['overview', '/', cookie],
    ['licenses', '/licenses', cookie],
    ['a license', `/licenses/${license}/overview`, cookie],
    ['devices', '/devices', cookie],
  ];
  const judged = [];
  for (const [page, place, signedInAs] of judgedPages) {
    const url = `${server.address}${place}`;
    judged.push(...(await lighthouseOf({ page, url, cookie: signedInAs, port, repeats: Math.min(repeats, 3) })));
  }
  await server.stop();
  await database.drop();

  const script = initialScript();
  const change = sortedOf(changes);
  report('panel', { devices, licenses: licenses.length }, [
    {
      work: 'script of the first load, packed',
      unit: 'KiB',
      median: rounded(script),
      toReach: '≤ 250',
      reached: script <= 250,
    },
    { work: 'first load of the licenses, cold', unit: 'ms', median: rounded(quantile(sortedOf(firstLoads), 0.5)) },
    {
      work: 'another page, seen before, is painted',
      unit: 'ms',
      median: rounded(quantile(change, 0.5)),
      p95: rounded(quantile(change, 0.95)),
      toReach: 'median ≤ 100',
      reached: quantile(change, 0.5) <= 100,
    },
    frameFinding('a frame while 200 rows scroll', frames),
    frameFinding(`a frame while ${devices} rows scroll`, continuous),
    frameFinding(`a frame while the scroll bar of ${devices} rows is dragged`, jumps),
    ...judged,
  ]);
} finally {
  await opened.close();
  await cluster.stop();
}

/** Runs in the page: milliseconds from a click to the frame after the new page stands there. @param {string} to */
async function timeOfChange(to) {
  const link = document.querySelector(`nav a[href="/${to.toLowerCase()}"]`);
  if (!(link instanceof HTMLElement)) throw new Error(`There is no link to ${to}.`);
  const begun = performance.now();
  link.click();
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (performance.now() - begun > 10_000) throw new Error(`${to} is not shown.`);
  } while (document.querySelector('h1')?.textContent?.trim() !== to);
  return performance.now() - begun;
}

/** @param {string} work @param {readonly number[]} times @returns {import('./lib/results.mjs').Finding} */
function frameFinding(work, times) {
  const sorted = sortedOf(times);
  const [median, p95, p99] = [0.5, 0.95, 0.99].map((share) => rounded(quantile(sorted, share)));
  return { work, unit: 'ms', median: median ?? 0, p95, p99 };
}

/** Shows all rows in one scroll bar. @param {import('playwright-core').Page} page */
async function showContinuously(page) {
  await page.getByRole('button', { name: 'Table settings' }).click();
  await page.getByRole('radio', { name: 'Continuous' }).check();
  await page.keyboard.press('Escape');
  await rowsThere(page);
}

/**
 * Runs in the page: milliseconds between frames while a table is scrolled from its beginning.
 * @param {{ step: number, steps: number }} how far in pixels at each frame, and for how many
 */
async function framesWhileScrolling({ step, steps }) {
  const inner = document.querySelector('app-data-table table');
  let scrolled = inner?.parentElement ?? document.documentElement;
  while (scrolled.scrollHeight <= scrolled.clientHeight && scrolled.parentElement) scrolled = scrolled.parentElement;
  const times = [];
  let last = performance.now();
  scrolled.scrollTop = 0;
  for (let at = 0; at < steps; at += 1) {
    scrolled.scrollTop += step;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}
