import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { dark, light } from '../support/colours.js';
import { Camera } from './camera.js';
import { catalogue } from './catalogue.js';
import { differs } from './comparison.js';
import { Darkroom } from './darkroom.js';
import { fixedProduct, type FixedProduct } from './fixed-day.js';
import { type Finding, reportOf } from './picture-report.js';
import type { Stop } from './stop.js';

const kept = fileURLToPath(new URL('pictures', import.meta.url));

/** How wide a page is, and how wide its picture is kept. */
const formats = [
  { name: 'wide', width: 1280, height: 850, keptWidth: 400 },
  { name: 'narrow', width: 390, height: 850, keptWidth: 170 },
] as const;
const themes = { light, dark } as const;

/** Bytes of one picture at most; there are some hundred of them. */
const largest = 5_500;

interface Options {
  /** Keeps what is taken, instead of comparing with it. */
  update: boolean;
  /** Names of what is taken; empty: all of the catalogue. */
  only: readonly string[];
  say: (line: string) => void;
}

/** Takes the pictures of the catalogue. @returns whether each is as it was. */
export async function takePictures({ update, only, say }: Options): Promise<boolean> {
  const stops = catalogue.filter(({ name }) => only.length === 0 || only.includes(name));
  const unknown = only.filter((name) => !catalogue.some((stop) => stop.name === name));
  if (unknown.length > 0) throw new Error(`The catalogue has no ${unknown.join(', ')}.`);
  const [fixed, browser] = await Promise.all([fixedProduct(), launchBrowser()]);
  try {
    const failures: string[] = [];
    const all = formats.map((format) => takeAll(browser, fixed, format, stops, say, failures));
    const taken = (await Promise.all(all)).flat();
    if (update) {
      keepAll(taken, only.length === 0);
      say(`${taken.length} pictures are kept in e2e/tour/pictures.`);
    }
    const same = update || (await compareAll(browser, taken, say));
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return same;
  } finally {
    await browser.close();
    await fixed.stop();
  }
}

interface Taken {
  file: string;
  picture: Buffer;
}

async function takeAll(
  browser: Browser,
  fixed: FixedProduct,
  format: (typeof formats)[number],
  stops: readonly Stop[],
  say: (line: string) => void,
  failures: string[],
): Promise<readonly Taken[]> {
  const camera = await Camera.open(browser, fixed, format);
  const darkroom = await Darkroom.open(browser);
  const taken: Taken[] = [];
  for (const stop of stops) {
    const look = async (): Promise<void> => {
      for (const [theme, colours] of Object.entries(themes)) {
        const picture = await darkroom.develop(await camera.take(colours), format.keptWidth, largest);
        taken.push({ file: `${stop.name}.${format.name}.${theme}.webp`, picture });
      }
    };
    // One that fails does not keep the others from being looked at.
    const failure = await camera.at(stop, look).then(() => null, String);
    if (failure !== null) failures.push(failure);
    say(`${stop.name}, ${format.width} pixels${failure === null ? '' : `: ${failure}`}`);
  }
  return taken;
}

function keepAll(taken: readonly Taken[], all: boolean): void {
  if (all) rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const { file, picture } of taken) writeFileSync(path.join(kept, file), picture);
}

async function compareAll(browser: Browser, taken: readonly Taken[], say: (line: string) => void): Promise<boolean> {
  const darkroom = await Darkroom.open(browser);
  const findings: Finding[] = [];
  for (const { file, picture } of taken) {
    const place = path.join(kept, file);
    const before = existsSync(place) ? readFileSync(place) : null;
    if (before !== null && !differs(await darkroom.pixels(before), await darkroom.pixels(picture))) continue;
    findings.push({ file, before, after: picture });
  }
  const gone = goneOf(taken);
  if (findings.length === 0 && gone.length === 0) {
    say(`${taken.length} pictures are as they were.`);
    return true;
  }
  const report = path.join(mkdtempSync(path.join(tmpdir(), 'seatwise-pictures-')), 'index.html');
  writeFileSync(report, reportOf(findings, gone));
  for (const { file, before } of findings) say(`${file} ${before === null ? 'is new' : 'is not as it was'}`);
  say(`${findings.length} of ${taken.length} pictures are not as they were: ${report}`);
  return false;
}

/** Kept pictures of what the catalogue does not have any more. */
function goneOf(taken: readonly Taken[]): readonly string[] {
  const names = new Set(catalogue.map(({ name }) => name));
  const files = existsSync(kept) && taken.length > 0 ? readdirSync(kept) : [];
  return files.filter((file) => !names.has(file.split('.')[0] ?? ''));
}
