import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

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

/** A headless Chromium that talks to this machine only. */
export async function launchBrowser(): Promise<Browser> {
  const installed = existsSync(installedChromium);
  return chromium.launch({
    headless: true,
    executablePath: installed ? installedChromium : await sparticuz.executablePath(),
    args: installed ? quietArguments : [...sparticuz.args, ...quietArguments],
  });
}
