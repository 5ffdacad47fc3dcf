import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { useKeyboard } from './keyboard.js';

/** Where Debian puts it; where it is absent, the browser inside the npm package serves. */
const installedChromium = '/usr/bin/chromium';

const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In a single process the sessions of several people are one. */
const packagedArguments = () => sparticuz.args.filter((argument) => argument !== '--single-process');

/** A headless Chromium that talks to this machine only, and speaks English wherever it runs. */
export async function launchBrowser(): Promise<Browser> {
  const installed = existsSync(installedChromium);
  return chromium.launch({
    headless: true,
    executablePath: installed ? installedChromium : await sparticuz.executablePath(),
    args: [...(installed ? [] : packagedArguments()), ...quietArguments],
    env: { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
  });
}

/**
 * The same, used by somebody without a mouse; by one who has a mouse where `JOURNEYS_BY=pointer`. Pages are as wide as a
 * desk's, or as `JOURNEYS_WIDTH` says, in pixels, where a journey does not say otherwise itself.
 *
 * @param by for a journey that goes one way only
 */
export async function launchForJourney(by = process.env['JOURNEYS_BY']): Promise<Browser> {
  const browser = await launchBrowser();
  if (by !== 'pointer') await useKeyboard(browser);
  const viewport = { width: Number(process.env['JOURNEYS_WIDTH'] ?? 1280), height: 850 };
  const newContext = browser.newContext.bind(browser);
  return Object.assign(browser, {
    newContext: (options?: BrowserContextOptions) => newContext({ viewport, ...options }),
  });
}
