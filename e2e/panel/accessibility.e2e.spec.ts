import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { Inspection, type Look } from '../support/inspection.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { type Dialog, inspectDialogs, inspectImport, inspectLicenseForm } from './dialogs.js';

const account = { name: 'Ada Admin', email: 'ada@seatwise.test', password: 'a long enough password' };
/** Colours do not depend on the width: the second theme is looked at once. */
const looks: readonly Look[] = [
  { width: 1280, themes: ['light', 'dark'] },
  { width: 390, themes: ['light'] },
];

let product: RunningProduct;
let browser: Browser;
let cookie: string;
let inspections: readonly Inspection[];
let made: Made;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const token = new URL(product.welcomeLink).searchParams.get('token');
  const created = await call('/setup/administrator', { token, ...account });
  cookie = created.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const loaded = await call('/setup/sample-data', { load: true });
  expect(loaded.status, await loaded.text()).toBe(200);
  made = await more();
  inspections = await Promise.all(looks.map((look) => Inspection.open(browser, product.url, cookie, look)));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

function call(path: string, body: object): Promise<Response> {
  return fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    body: body instanceof FormData ? body : JSON.stringify(body),
    headers: {
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      'x-requested-with': 'seatwise',
      ...(cookie ? { cookie } : {}),
    },
  });
}

/** What the sample data does not have. */
interface Made {
  /** A license per end user (automatic), the same one with a warning, and one per site (manual). */
  users: number;
  warned: number;
  sites: number;
  /** A manual license per device with seats, a key and an attachment. */
  devices: number;
  /** A technician with permissions of their own. */
  technician: number;
}

async function more(): Promise<Made> {
  const add = async (path: string, body: object): Promise<{ id: number }> => {
    const answer = await call(path, body);
    const text = await answer.text();
    expect(answer.status, `${path}: ${text}`).toBe(201);
    return JSON.parse(text);
  };
  const license = async (body: object): Promise<number> => (await add('/licenses', { quantity: 20, ...body })).id;
  const roles = { endUsers: { match: 'ANY', roleIds: [1] }, technicians: { match: 'ANY', roleIds: [1] } };
  const ofUsers = { type: 'PER_USER', assignmentMode: 'AUTOMATIC', assignmentRule: roles };
  const scope = { global: false, organizationIds: [1], locationIds: [] };
  const users = await license({ name: 'Figma', ...ofUsers });
  const warned = await license({ name: 'Slack', ...ofUsers, scope });
  const sites = await license({ name: 'Clinic Suite', type: 'PER_SITE', assignmentMode: 'MANUAL' });
  await add(`/licenses/${sites}/assignments`, { locationIds: [1, 2] });
  const devices = await license({ name: 'Balsamiq', type: 'PER_DEVICE', assignmentMode: 'MANUAL' });
  await add(`/licenses/${devices}/assignments`, { deviceIds: [1, 2, 3] });
  await add(`/licenses/${devices}/keys`, { label: 'Volume key', value: 'AAAA-BBBB-CCCC-DDDD' });
  const file = new FormData();
  file.append('file', new Blob(['Signed.'], { type: 'text/plain' }), 'contract.txt');
  await add(`/licenses/${devices}/attachments`, file);
  const provider = { name: 'Contoso', issuer: 'https://login.invalid', clientId: 'seatwise', clientSecret: 'secret' };
  const roleMappings = [{ claimValue: 'admins', systemAdministrator: true }];
  await add('/identity-providers', { ...provider, rolesClaim: 'roles', roleMappings });
  await add('/notification-channels', {
    kind: 'WEBHOOK',
    name: 'On call',
    url: 'https://hooks.invalid/x',
    secret: 'x',
  });
  const permissions = ['DEVICES', 'END_USERS'].map((area) => ({
    area,
    defaultLevel: 'VIEW',
    organizationOverrides: [{ organizationId: 1, level: 'FULL' }],
  }));
  const tess = { kind: 'TECHNICIAN', name: 'Tess Own', email: 'tess@seatwise.test', permissions };
  const { id: technician } = await add('/people', tess);
  return { users, warned, sites, devices, technician };
}

/** Looks at the same things at every width at once. */
async function everywhere(look: (inspection: Inspection) => Promise<void>): Promise<readonly string[]> {
  await Promise.all(inspections.map(look));
  return inspections.flatMap((inspection) => inspection.found());
}

describe('axe finds nothing, nothing sticks out, and no script fails, in both themes and at 390 pixels', () => {
  it.each([
    ['licenses', ['/licenses', ...tabs('/licenses/2', 'overview', 'devices', 'assignments', 'purchases')]],
    ['renewals', ['/renewals', '/renewals?from=2026-01-01&to=2026-01-31']],
    ['devices', ['/devices', ...tabs('/devices/1', 'overview', 'software', 'licenses'), '/device-groups']],
    ['organizations', ['/organizations', ...tabs('/organizations/1', 'overview', 'licenses', 'locations')]],
    ['locations', tabs('/organizations/1/locations/1', 'overview', 'devices', 'licenses', 'enrollment')],
    ['people and their roles', ['/people', '/people/2/licenses', '/end-user-roles', '/technician-roles']],
    [
      'accounts and signing in',
      ['/account', '/people/1/security', '/identity-providers', '/api-clients', '/schedules', '/audit-log'],
    ],
    ['notifications', ['/notification-channels/channels', '/notification-channels/deliveries', '/notifications']],
    ['software and who makes and sells it', ['/software/products', '/publishers', '/vendors']],
  ])('on the pages of %s', async (_what, pages) => {
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
  });

  it('on those of licenses per end user, per site and per device, keys and attachments included', async () => {
    const pages = [
      ...tabs(`/licenses/${made.users}`, 'overview', 'users'),
      `/licenses/${made.warned}/users`,
      ...tabs(`/licenses/${made.sites}`, 'sites', 'assignments'),
      ...tabs(`/licenses/${made.devices}`, 'keys', 'attachments'),
      ...tabs(`/licenses/13`, 'overview', 'usage-history', 'keys', 'attachments'),
    ];
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
  });

  it('in the explanation of a seat', async () => {
    const pages = [
      '/licenses/2/devices?why=1',
      `/licenses/${made.users}/users?why=2`,
      `/organizations/1/licenses?why=${made.users}`,
      `/organizations/1/locations/1/licenses?why=${made.users}`,
    ];
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
  });

  it('in the form of a license of any kind', async () => {
    expect(await everywhere(inspectLicenseForm)).toEqual([]);
  });

  it('in what is done with the seats of a license', async () => {
    const dialogs: readonly Dialog[] = [
      { path: '/licenses/2/devices', button: 'Exceptions' },
      { path: '/licenses/4/overview', button: 'Edit allocations' },
      { path: `/licenses/${made.devices}/devices`, button: 'Add devices' },
      { path: `/licenses/${made.sites}/sites`, button: 'Add sites' },
      { path: `/licenses/${made.devices}/devices`, button: 'Paste a list' },
      { path: `/licenses/${made.devices}/devices`, row: /Edit date/ },
      { path: `/licenses/${made.devices}/devices`, row: 'Remove' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with its keys, attachments and purchases, and with all of it', async () => {
    const path = `/licenses/${made.devices}`;
    const dialogs: readonly Dialog[] = [
      { path: `${path}/keys`, button: 'Add key' },
      { path: `${path}/keys`, row: 'Reveal' },
      { path: `${path}/keys`, row: 'Who looked at it' },
      { path: `${path}/attachments`, row: 'Edit' },
      { path: `${path}/purchases`, button: 'Add purchase' },
      { path: `${path}/purchases`, row: /Edit/ },
      { path: `${path}/overview`, menu: 'Edit quantity' },
      { path: `${path}/overview`, menu: 'Edit settings' },
      { path: `${path}/overview`, menu: 'Delete' },
      { path: '/licenses/2/overview', button: 'Renew now' },
      { path: '/renewals', button: 'Subscribe to calendar' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with sign-in providers', async () => {
    const path = '/identity-providers';
    const addMapping = (page: Page): Promise<void> => page.getByRole('button', { name: 'Add mapping' }).click();
    const outcome = (page: Page): Promise<void> => page.getByText('Test again').waitFor();
    const dialogs: readonly Dialog[] = [
      { path, button: 'Add provider' },
      { path, row: 'Edit', prepare: addMapping },
      { path, row: 'Test', prepare: outcome },
      { path, row: 'Delete' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('in what is done with notification channels', async () => {
    const path = '/notification-channels/channels';
    const mail = async (page: Page): Promise<void> => {
      await page.locator('select[formControlName=kind]').selectOption('EMAIL');
    };
    const dialogs: readonly Dialog[] = [
      { path, button: 'Add channel' },
      { path, button: 'Add channel', prepare: mail },
      { path, row: 'Edit' },
      { path, row: 'Send a test' },
      { path, row: 'Delete' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('under the bell', async () => {
    const look = async (inspection: Inspection): Promise<void> => {
      await inspection.show('/licenses');
      await inspection.page.locator('button.bell').click();
      await inspection.page.getByRole('link', { name: 'All notifications' }).waitFor();
      await inspection.inspect('the bell');
      // It lies over what is looked at next.
      await inspection.page.keyboard.press('Escape');
      await inspection.page.getByRole('link', { name: 'All notifications' }).waitFor({ state: 'detached' });
    };
    expect(await everywhere(look)).toEqual([]);
  });

  it('where it is decided who may do what', async () => {
    const access = `/people/${made.technician}/access`;
    const pages = ['/technician-roles/5', '/api-clients', access, '/devices/1/activity', '/organizations/1/activity'];
    expect(await everywhere((inspection) => inspection.inspectPages(pages))).toEqual([]);
    const dialogs: readonly Dialog[] = [
      { path: '/technician-roles', button: 'Add technician role' },
      { path: '/technician-roles/5', button: 'Edit' },
      { path: access, button: 'Change access' },
      { path: '/api-clients', button: 'Add API client' },
    ];
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });

  it('while licenses are imported', async () => {
    expect(await everywhere(inspectImport)).toEqual([]);
  });

  it('where publishers, vendors and products are merged', async () => {
    const dialogs: readonly Dialog[] = ['/publishers', '/vendors', '/software/products'].map((path) => ({
      path,
      row: /Merge/,
      // What moves is told once something is chosen.
      prepare: async (page) => {
        await page.getByRole('combobox').click();
        await page.getByRole('option').first().click();
        await page.getByRole('dialog').getByText('afterwards').waitFor();
      },
    }));
    expect(await everywhere((inspection) => inspectDialogs(inspection, dialogs))).toEqual([]);
  });
});

function tabs(page: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${page}/${name}`);
}
