import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../support/browser.js';
import { light } from '../support/colours.js';
import { Camera } from './camera.js';
import { catalogue } from './catalogue.js';
import { Darkroom } from './darkroom.js';
import { fixedProduct } from './fixed-day.js';

const directory = fileURLToPath(new URL('../../docs/guide/pictures', import.meta.url));

/** Four pixels for three of the page; the guide shows two of them as one. */
const format = { width: 1080, height: 675, sharpness: 4 / 3 };

/** Bytes of one picture at most. */
const largest = 60_000;

/** What the guide shows: stops of the catalogue. Of a dialog it is the dialog alone. */
const shown: readonly string[] = [
  'overview',
  'get-started',
  'palette-found',
  'shortcuts',
  'table-filter',
  'view-save',
  'rows-selected',
  'licenses',
  'license-add-per-device-automatic',
  'license-edit-allocations',
  'license-exceptions',
  'license-renew',
  'license-why',
  'renewals',
  'alerts',
  'software-review',
  'devices',
  'location-enroll-commands',
  'organization-licenses',
  'technician-role',
  'agreement-next-invoice',
  'invoice-evidence',
  'margins-unbilled',
  'channel-add',
  'identity-provider-add',
  'audit-log',
];

/** Takes the pictures of the guide anew. */
export async function takeGuidePictures(say: (line: string) => void): Promise<void> {
  const [fixed, browser] = await Promise.all([fixedProduct(), launchBrowser()]);
  try {
    const camera = await Camera.open(browser, fixed, format);
    const darkroom = await Darkroom.open(browser);
    const taken = new Map<string, Buffer>();
    for (const name of shown) {
      const stop = catalogue.find((one) => one.name === name);
      if (stop === undefined) throw new Error(`The catalogue has no ${name}.`);
      await camera.at(stop, async () => {
        const dialog = camera.page.locator('cdk-dialog-container app-dialog');
        const picture = await camera.take(light, stop.opens?.dialog ? dialog : undefined);
        taken.set(`${name}.webp`, await darkroom.develop(picture, null, largest));
      });
      say(name);
    }
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    for (const [file, picture] of taken) writeFileSync(path.join(directory, file), picture);
  } finally {
    await browser.close();
    await fixed.stop();
  }
}
