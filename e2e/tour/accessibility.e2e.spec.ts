import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAdministrator } from '../support/administrator.js';
import { launchBrowser } from '../support/browser.js';
import { dark, darkContrast, light, lightContrast } from '../support/colours.js';
import { Inspection, type Look } from '../support/inspection.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { catalogue } from './catalogue.js';
import { doorStops } from './pages.js';
import type { Places } from './places.js';
import { request, sampleProduct } from './sample.js';
import type { Area } from './stop.js';

/** Colours do not depend on the width: the other themes are looked at once. */
const looks: readonly Look[] = [
  { width: 1280, themes: [light, dark, lightContrast, darkContrast] },
  { width: 390, themes: [light] },
];

let product: RunningProduct;
/** Without anything in it. */
let bare: RunningProduct;
let browser: Browser;
let cookie: string;
let places: Places;
let inspections: readonly Inspection[];

beforeAll(async () => {
  [{ product, cookie, places }, bare, browser] = await Promise.all([sampleProduct(), startProduct(), launchBrowser()]);
  inspections = await opened(product, cookie);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), bare?.stop()]);
});

const opened = ({ url }: RunningProduct, session: string): Promise<Inspection[]> =>
  Promise.all(looks.map((look) => Inspection.open(browser, url, session, look)));

/** Looks at the same things at every width at once. */
async function everywhere(
  look: (inspection: Inspection) => Promise<void>,
  by: readonly Inspection[] = inspections,
): Promise<readonly string[]> {
  await Promise.all(by.map(look));
  return by.flatMap((inspection) => inspection.found());
}

const areas = [...new Set(catalogue.map(({ area }) => area))];

describe('axe finds nothing, nothing sticks out, and no script fails, in every theme and at 390 pixels', () => {
  it.each(areas)('on the pages and in the dialogs of %s', { timeout: 900_000 }, async (area: Area) => {
    const stops = catalogue.filter((stop) => stop.area === area);
    expect(await everywhere((inspection) => inspection.visit(stops, places))).toEqual([]);
  });

  it('while licenses are imported', async () => {
    expect(await everywhere(inspectImport)).toEqual([]);
  });

  it('before somebody has signed in', async () => {
    const paths = doorStops.map(({ path }) => path);
    const outside = await opened(bare, 'session=none');
    expect(await everywhere((inspection) => inspection.inspectPages(paths), outside)).toEqual([]);
  });

  it('where there is nothing yet, and where billing is not active', { timeout: 600_000 }, async () => {
    const administrator = await makeAdministrator(bare);
    const lists = catalogue.filter(({ path, opens }) => opens === undefined && !path.includes('{'));
    const inactive = await opened(bare, administrator);
    expect(await everywhere((inspection) => inspection.inspectPages(['/billing/invoices']), inactive)).toEqual([]);
    await request(bare.url, administrator, 'POST', '/apps/billing/activate', {});
    const empty = await opened(bare, administrator);
    expect(await everywhere((inspection) => inspection.visit(lists, places), empty)).toEqual([]);
  });
});

/** Checks a file with a mistake in it, and goes as far as the question whether to import the rest. */
async function inspectImport(inspection: Inspection): Promise<void> {
  const { page } = inspection;
  await inspection.show('/licenses/import');
  const choose = (name: string, content: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await choose('other.csv', 'Foo,Bar\r\n1,2\r\n');
  await page.getByText('Expected:').waitFor();
  await inspection.inspect('a file that is not taken');
  await choose('licenses.csv', 'Name,Type,Quantity\r\nSketch,CUSTOM,7\r\nAffinity,CUSTOM,many\r\n');
  await page.locator('app-page-header').getByText('Checked', { exact: true }).waitFor();
  await inspection.inspect('the report of a file');
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByRole('alertdialog').waitFor();
  await inspection.inspect('the question whether to import it');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
}
