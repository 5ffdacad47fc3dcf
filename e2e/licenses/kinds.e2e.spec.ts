import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchForJourney } from '../support/browser.js';
import { goTo } from '../support/navigation.js';
import { pickFound } from '../support/picking.js';
import { type RunningProduct, startProduct } from '../support/product.js';

/**
 * Every kind of license is added, previewed, explained, exported, edited and deleted in the browser. Two studios: AutoCAD is
 * on a device in Oslo, nothing on the one in Bergen; Dana is a designer, Emil is not, Tess is a technician of the service
 * desk.
 */
let product: RunningProduct;
let browser: Browser;
let page: Page;
let cookie = '';

const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchForJourney()]);
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const signedIn = await send('/setup/administrator', { token, ...account });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await fillIn();
  const context = await browser.newContext({ acceptDownloads: true });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: product.url }]);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});
beforeEach(() => page.goto(`${product.url}/licenses`));

function send(path: string, body: object): Promise<Response> {
  return fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', ...(cookie ? { cookie } : {}) },
  });
}

async function created(path: string, body: object): Promise<{ id: number }> {
  const answer = await send(path, body);
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text);
}

async function fillIn(): Promise<void> {
  const { id: organizationId } = await created('/organizations', { name: 'Halden Architects' });
  const place = (name: string) => created(`/organizations/${organizationId}/locations`, { name });
  const [oslo, bergen] = [await place('Oslo Studio'), await place('Bergen Studio')];
  const device = (name: string, location: { id: number }, software: object[]) => ({
    externalId: name,
    name,
    organizationId,
    locationId: location.id,
    software,
  });
  await created('/inventory', {
    devices: [
      device('OSLO-01', oslo, [{ name: 'AutoCAD 2024', publisher: 'Autodesk', version: '24.3.61.0' }]),
      device('BERGEN-01', bergen, []),
    ],
  });
  const designer = await created('/end-user-roles', { name: 'Designer' });
  const desk = await created('/technician-roles', { name: 'Service desk' });
  const endUser = { kind: 'END_USER', organizationId };
  await created('/people', { ...endUser, name: 'Dana Dahl', email: 'dana@halden.test', roleIds: [designer.id] });
  await created('/people', { ...endUser, name: 'Emil Eide', email: 'emil@halden.test' });
  await created('/people', { kind: 'CONTACT', name: 'Carl Contact', email: 'carl@halden.test', organizationId });
  const technician = { kind: 'TECHNICIAN', name: 'Tess Technician', email: 'tess@desk.test' };
  await created('/people', { ...technician, technicianRoleId: desk.id });
}

const dialog = (): Locator => page.getByRole('dialog');
const option = (name: RegExp): Locator => page.getByRole('option', { name });
const tick = (name: RegExp): Promise<void> => dialog().getByRole('checkbox', { name }).check();

async function pick(label: string, text: string, name: RegExp): Promise<void> {
  await dialog().getByLabel(label).fill(text);
  await option(name).click();
}

async function add(name: string, type: string, quantity: number): Promise<void> {
  await page.getByRole('button', { name: 'Add software license' }).first().click();
  await dialog().getByLabel('Name').fill(name);
  await dialog().getByLabel('Type', { exact: true }).selectOption({ label: type });
  await dialog().getByRole('spinbutton', { name: 'Purchased quantity' }).fill(String(quantity));
}

/** Waits for what the preview says; `also` stands beside it. */
async function preview(text: RegExp, also?: RegExp): Promise<void> {
  await dialog().locator('app-license-preview').getByText(text).waitFor();
  if (also) await dialog().locator('app-license-preview').getByText(also).waitFor();
}

async function submit(label: 'Add' | 'Save'): Promise<void> {
  await dialog().getByRole('button', { name: label, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

async function fromMenu(action: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function exported(): Promise<string> {
  await page.getByRole('button', { name: 'Export all' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

async function remove(name: string): Promise<void> {
  await fromMenu('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Licenses', exact: true }).waitFor();
  await page.getByRole('row', { name: new RegExp(name) }).waitFor({ state: 'detached' });
}

/** Asks why somebody or something holds a seat, or not. */
async function why(holder: string, ...says: RegExp[]): Promise<void> {
  await page.getByRole('button', { name: 'Why?' }).first().click();
  await pickFound(page, dialog().getByRole('combobox'), holder.slice(0, 4), new RegExp(holder));
  for (const text of says) await dialog().getByText(text).first().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
}

interface Journey {
  readonly type: string;
  readonly tab: string;
  /** Fills in who gets seats. */
  readonly rule: () => Promise<void>;
  readonly previewed: RegExp;
  readonly holder: string;
  readonly other: string;
  readonly why: readonly RegExp[];
  readonly csv: string;
  /** Changes who gets seats, and what the preview says of it. */
  readonly edit: () => Promise<void>;
  readonly editPreviewed: RegExp;
  /** Who holds seats afterwards; none where the tab is empty. */
  readonly after: string | null;
}

const journeys: readonly Journey[] = [
  {
    type: 'Per device (automatic)',
    tab: 'Licensed devices',
    rule: () => pick('Add product', 'autocad', /AutoCAD 2024.*1 device/),
    previewed: /Would assign 1 seat, exactly the quantity/,
    holder: 'OSLO-01',
    other: 'BERGEN-01',
    why: [/BERGEN-01 holds no seat/, /Products failed/, /not installed/],
    csv: 'OSLO-01',
    edit: async () => dialog().getByLabel('Versions of AutoCAD 2024').fill('>=25'),
    editPreviewed: /Would end 1 seat, 0 of 1 in use/,
    after: null,
  },
  {
    type: 'Per device (manual)',
    tab: 'Licensed devices',
    rule: () => tick(/OSLO-01/),
    previewed: /Would assign 1 seat, exactly the quantity/,
    holder: 'OSLO-01',
    other: 'BERGEN-01',
    why: [/BERGEN-01 holds no seat/, /Scope passed/],
    csv: 'OSLO-01',
    edit: async () => {
      await dialog().getByLabel('Only some organizations or locations').check();
      await dialog().getByRole('button', { name: 'Locations of Halden Architects' }).click();
      await tick(/^Bergen Studio$/);
    },
    editPreviewed: /Ends the seats of 1 device: OSLO-01/,
    after: null,
  },
  {
    type: 'Per end user (automatic)',
    tab: 'Licensed users',
    rule: async () => {
      await pick('Add end-user role', 'desig', /Designer.*1 person/);
      await pick('Add technician role', 'serv', /Service desk.*1 person/);
    },
    previewed: /Would assign 2 seats, 1 over the quantity/,
    holder: 'Dana Dahl',
    other: 'Emil Eide',
    why: [/Emil Eide holds no seat/, /Roles failed/, /does not have the role/, /Give Emil Eide the role Designer/],
    csv: 'dana@halden.test',
    edit: () => dialog().getByRole('button', { name: 'Remove Service desk' }).click(),
    editPreviewed: /Would end 1 seat, 1 of 1 in use/,
    after: 'Dana Dahl',
  },
  {
    type: 'Per end user (manual)',
    tab: 'Licensed users',
    rule: async () => {
      await dialog().getByLabel('Kind of people').selectOption({ label: 'Contacts' });
      await dialog()
        .getByRole('checkbox', { name: /Emil Eide/ })
        .waitFor({ state: 'detached' });
      await tick(/Carl Contact.*carl@halden\.test · Contact · Halden Architects/);
    },
    previewed: /Would assign 1 seat, exactly the quantity/,
    holder: 'Carl Contact',
    other: 'Dana Dahl',
    why: [/Dana Dahl holds no seat/, /Scope passed/],
    csv: 'carl@halden.test',
    edit: async () => {
      await dialog().getByLabel('Type', { exact: true }).selectOption({ label: 'Per site (automatic)' });
      await pick('Add product', 'autocad', /AutoCAD 2024/);
    },
    editPreviewed: /Ends the seats of 1 person: Carl Contact\./,
    after: 'Oslo Studio',
  },
  {
    type: 'Per site (automatic)',
    tab: 'Licensed sites',
    rule: () => pick('Add product', 'autocad', /AutoCAD 2024.*1 device/),
    previewed: /Would assign 1 seat, exactly the quantity/,
    holder: 'Oslo Studio',
    other: 'Bergen Studio',
    why: [/Bergen Studio holds no seat/, /0 of 1 active devices at Bergen Studio/],
    csv: 'Oslo Studio',
    edit: async () => {
      await dialog().getByRole('button', { name: 'Add condition' }).click();
      await dialog().getByLabel('Condition', { exact: true }).selectOption({ label: 'Does not contain any of' });
      await pick('Add product to the condition', 'autocad', /AutoCAD 2024/);
      await preview(/no device can\./);
    },
    editPreviewed: /Would end 1 seat, 0 of 1 in use/,
    after: null,
  },
  {
    type: 'Per site (manual)',
    tab: 'Licensed sites',
    rule: () => tick(/Bergen Studio/),
    previewed: /Would assign 1 seat, exactly the quantity/,
    holder: 'Bergen Studio',
    other: 'Oslo Studio',
    why: [/Oslo Studio holds no seat/, /Scope passed/],
    csv: 'Bergen Studio',
    edit: async () => dialog().getByRole('spinbutton', { name: 'Purchased quantity' }).fill('0'),
    editPreviewed: /No seat changes, 1 of 0 in use, 1 over the quantity/,
    after: 'Bergen Studio',
  },
];

describe.each(journeys)('a license $type', (journey) => {
  it('is added, previewed, explained, exported, edited and deleted', async () => {
    const name = `Suite ${journey.type}`;
    await add(name, journey.type, 1);
    await journey.rule();
    await preview(journey.previewed);
    await submit('Add');
    await page.getByRole('heading', { name }).waitFor();

    // Its seats, under the name of those who hold them.
    await page.getByRole('link', { name: journey.tab }).click();
    await page.getByLabel(`Search ${journey.tab.toLowerCase()}`).waitFor();
    await page.getByRole('row', { name: new RegExp(journey.holder) }).waitFor();
    await why(journey.other, ...journey.why);
    await why(journey.holder, new RegExp(`${journey.holder} holds a seat since`));
    expect(await exported()).toContain(journey.csv);

    // Saving does what the preview says.
    await fromMenu('Edit settings');
    await journey.edit();
    await preview(journey.editPreviewed);
    await submit('Save');
    if (journey.after === null) await page.getByText(/No (device|location) holds a seat/).waitFor();
    else await page.getByRole('row', { name: new RegExp(journey.after) }).waitFor();

    await fromMenu('Duplicate');
    await dialog().getByLabel('Name').waitFor();
    expect(await dialog().getByLabel('Name').inputValue()).toBe(`Copy of ${name}`);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await remove(name);
  });
});

it('takes a custom license through the same, with usage that is set', async () => {
  await add('Support hours', 'Custom', 10);
  await dialog().getByLabel('Usage').fill('12');
  await preview(/12 of 10 in use, 2 over the quantity/);
  await submit('Add');
  await page.getByRole('heading', { name: 'Support hours' }).waitFor();
  expect(await page.getByRole('link', { name: /Licensed/ }).count()).toBe(0);

  // It has no seats, and an organization's page says so.
  await goTo(page, 'Organizations');
  await page.getByRole('link', { name: 'Halden Architects' }).click();
  // The tabs come with the organization; until then the only link of this name is that of the navigation.
  await page.getByRole('link', { name: 'Locations', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Licenses', exact: true }).last().click();
  await page.getByRole('button', { name: 'Why is this license not here?' }).click();
  await pick('License', 'supp', /Support hours/);
  await dialog().getByText('The license is for all organizations and has no seats').waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });

  await goTo(page, 'Licenses');
  expect(await exported()).toContain('Support hours');
  await page.getByRole('link', { name: 'Support hours' }).click();
  await fromMenu('Edit settings');
  await dialog().getByLabel('Usage').fill('4');
  await preview(/4 of 10 in use, 6 available/);
  await submit('Save');
  await page.getByRole('link', { name: 'Usage history' }).click();
  await page.getByRole('row', { name: /12.*4/ }).waitFor();
  await remove('Support hours');
});

it('gives and takes seats by hand, names who got none, and tells of it on the page of the location', async () => {
  await add('Studio plan', 'Per site (manual)', 5);
  await tick(/Oslo Studio/);
  await submit('Add');
  await page.getByRole('link', { name: 'Licensed sites' }).click();
  await page.getByRole('row', { name: /Oslo Studio/ }).waitFor();

  // One of the two has a seat already.
  await page.getByRole('button', { name: 'Add sites' }).click();
  await tick(/Oslo Studio/);
  await tick(/Bergen Studio/);
  await dialog().getByRole('button', { name: 'Assign' }).click();
  const refused = dialog().filter({ hasText: 'Some were left out' });
  await refused.getByText('Oslo Studio').waitFor();
  await refused.getByText('Holds a seat already.').waitFor();
  await page.keyboard.press('Escape');

  // The location's own page has the seat, and explains a license that is not there.
  await page.getByRole('link', { name: 'Bergen Studio' }).click();
  await page.getByRole('heading', { name: 'Bergen Studio' }).waitFor();
  await page.getByRole('link', { name: 'Enrollment tokens' }).waitFor();
  await page.getByRole('link', { name: 'Licenses', exact: true }).last().click();
  await page.getByRole('row', { name: /Studio plan.*Per site \(manual\)/ }).waitFor();
  await page.getByRole('link', { name: 'Devices', exact: true }).last().click();
  await page.getByRole('row', { name: /BERGEN-01/ }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Studio plan' }).click();

  // All of them at once.
  await page.getByRole('link', { name: 'Licensed sites' }).click();
  for (const site of ['Oslo Studio', 'Bergen Studio']) await page.getByLabel(`Select ${site}`).check();
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Remove' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText('Remove 2 locations from Studio plan?').waitFor();
  await question.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No location holds a seat').waitFor();
  await page.getByRole('link', { name: 'Assignments' }).click();
  await page.getByRole('row', { name: /Oslo Studio.*Removed by hand/ }).waitFor();
  await remove('Studio plan');
});
