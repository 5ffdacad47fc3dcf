import { entriesOn } from '../../platform/testing/permission-matrix.entries.js';
import type { MatrixStage } from '../../platform/testing/permission-matrix.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aReportingDevice, Inventories, titleNamed } from './software.factory.js';

/** Letters alone: digits would be a version. */
const unknownSoftware = () =>
  uniqueName('Unknown Tool').replaceAll(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));

/** Software that nobody knew, on a device here alone. */
async function aTitle({ server, here }: MatrixStage) {
  const name = unknownSoftware();
  const device = await aReportingDevice(server.database, { location: here.location });
  await new Inventories(server).report(device, [name]);
  return { ...(await titleNamed(server.database, name)), name, device };
}

/** Two of them: one can become the other. */
async function twoTitles(stage: MatrixStage) {
  return { ...(await aTitle(stage)), other: await aTitle(stage) };
}

type TwoTitles = Awaited<ReturnType<typeof twoTitles>>;

/** Seen where it is installed; what it is concerns every organization. */
const software = { area: 'SOFTWARE_CATALOG', belonging: 'here', changedBy: 'nobody', row: twoTitles } as const;
const seen = { needs: 'read', changedBy: 'here' } as const;
const found = { needs: 'read', belonging: 'asker', changedBy: 'asker', lists: 'here' } as const;

/** What of it is installed follows the devices. */
const installed = {
  area: 'DEVICES',
  belonging: 'asker',
  besides: { SOFTWARE_CATALOG: 'VIEW' },
  row: aTitle,
  marker: ({ device }: { device: { name: string } }) => JSON.stringify(device.name),
} as const;

const product = ({ productId }: { productId: number }) => `/software/${productId}`;
const title = ({ id }: { id: number }) => `/software/titles/${id}`;
const onDevice = ({ device }: { device: { id: number } }) => `/devices/${device.id}/software`;

/** A product that another one was merged into. */
const merged = {
  ...software,
  async row(stage: MatrixStage) {
    const row = await twoTitles(stage);
    const body = { intoProductId: row.productId };
    await stage.server
      .as('post', `${product(row.other)}/merge`)
      .send(body)
      .expect(200);
    const { aliases } = (await stage.server.as('get', product(row)).expect(200)).body;
    return { ...row, path: `${product(row)}/aliases/${aliases[0].id}` };
  },
} as const;

const ruleOf = (pattern: string) => ({ field: 'NAME', operator: 'EQUALS', pattern, productName: `${pattern} Suite` });

const rules = {
  area: 'SOFTWARE_CATALOG',
  belonging: 'nobody',
  async row({ server }: MatrixStage) {
    const name = uniqueName('Rule');
    const { id } = (await server.as('post', '/software/rules').send(ruleOf(name)).expect(201)).body;
    return { name, path: `/software/rules/${id}` };
  },
} as const;

export const matrix = [
  ...entriesOn<TwoTitles>(software, {
    'software.list': { ...found, path: () => '/software' },
    'software.export': { ...found, path: () => '/software/export' },
    'software.get': { ...seen, path: product },
    'software.titles': { ...seen, lists: 'here', path: (row) => `${product(row)}/titles` },
    'software.exportTitles': { ...seen, lists: 'here', path: (row) => `${product(row)}/titles/export` },
    'software.update': { needs: 'update', path: product, body: () => ({ kind: 'COMPONENT' }) },
    'software.review': { needs: 'update', path: (row) => `${product(row)}/review`, body: () => ({ reviewed: true }) },
    'software.merge': {
      needs: 'update',
      spends: true,
      path: (row) => `${product(row)}/merge`,
      body: ({ other }) => ({ intoProductId: other.productId }),
    },
    'software.normalize': {
      needs: 'read',
      belonging: 'asker',
      changedBy: 'asker',
      path: () => '/software/normalize',
      body: ({ name }) => ({ titles: [{ name }] }),
    },
    'titles.list': { ...found, path: () => '/software/titles' },
    'titles.export': { ...found, path: () => '/software/titles/export' },
    'titles.get': { ...seen, path: title },
    'titles.map': {
      needs: 'update',
      path: (row) => `${title(row)}/product`,
      body: ({ other }) => ({ productId: other.productId }),
    },
    'titles.unmap': { needs: 'update', path: (row) => `${title(row)}/product` },
  }),
  ...entriesOn(merged, { 'software.unmerge': { needs: 'update', path: ({ path }) => path } }),
  ...entriesOn(installed, {
    'software.devices': { needs: 'read', lists: 'here', path: (row) => `${product(row)}/devices` },
    'software.exportDevices': { needs: 'read', lists: 'here', path: (row) => `${product(row)}/devices/export` },
    'devices.software': { needs: 'read', belonging: 'here', path: onDevice },
    'devices.exportSoftware': { needs: 'read', belonging: 'here', path: (row) => `${onDevice(row)}/export` },
  }),
  ...entriesOn(rules, {
    'softwareRules.list': { needs: 'read', lists: 'nobody', path: () => '/software/rules' },
    'softwareRules.export': { needs: 'read', lists: 'nobody', path: () => '/software/rules/export' },
    'softwareRules.get': { needs: 'read', path: ({ path }) => path },
    'softwareRules.create': {
      needs: 'create',
      path: () => '/software/rules',
      body: () => ruleOf(uniqueName('Made')),
    },
    'softwareRules.preview': {
      needs: 'read',
      path: () => '/software/rules/preview',
      body: () => ruleOf(uniqueName('Tried')),
    },
    'softwareRules.replay': { needs: 'update', path: () => '/software/rules/replay' },
    'softwareRules.update': { needs: 'update', path: ({ path }) => path, body: () => ({ priority: 7 }) },
    'softwareRules.delete': { needs: 'delete', path: ({ path }) => path },
  }),
];
