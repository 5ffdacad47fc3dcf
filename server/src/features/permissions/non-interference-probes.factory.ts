import { readFileSync } from 'node:fs';
import type { TestServer } from '../../platform/testing/test-server.js';
import { closedSoftware, must, type World } from './non-interference-world.factory.js';

/** A question that changes nothing. */
export interface Probe {
  operation: string;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
}

interface Described {
  operationId: string;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    schema?: { type?: string; enum?: string[]; items?: { enum?: string[] } };
  }[];
}

/** So many questions of one operation at most, for each onlooker. */
const mostProbes = 6;

/** A stream; what a secret or a provider opens; and what tells when the asker's own session was used last. */
const apart = new Set([
  'events.stream',
  'inventory.agentProbe',
  'auth.startProviderSignIn',
  'auth.finishProviderSignIn',
  'auth.sessions',
  'renewals.calendar',
]);

/** The report of an import is its author's: there is nothing in it for anybody else. */
const ofAuthors = /^licenseImports\.(get|items|exportItems)$/;

/** Which ids there are, by the part of the path that they follow; those of closed organizations among them. */
type Pools = Map<string, readonly (number | string)[]>;

/** Makes questions out of the OpenAPI document: every operation that reads, with its filters, orders and pages. */
export class Probes {
  private constructor(
    private readonly gets: { path: string; operation: Described }[],
    private readonly pools: Pools,
    private readonly values: ReadonlyMap<string, readonly string[]>,
    private readonly sorts: ReadonlyMap<string, readonly string[]>,
    private readonly world: World,
  ) {}

  static async of(server: TestServer, world: World): Promise<Probes> {
    const { paths }: { paths: Record<string, { get?: Described }> } = JSON.parse(
      readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8'),
    );
    const gets = Object.entries(paths).flatMap(([path, { get }]) =>
      get === undefined || apart.has(get.operationId) ? [] : [{ path: path.replace('/api/v1', ''), operation: get }],
    );
    const pools = await poolsOf(server, world);
    const probes = new Probes(gets, pools, valuesOf(world, pools), new Map(), world);
    const sorts = new Map<string, readonly string[]>();
    for (const { path, operation } of gets) {
      if (!named(operation, 'sort') || ofAuthors.test(operation.operationId)) continue;
      const [concrete] = probes.paths(path);
      const { body } = await server.as('get', `${concrete}?sort=unknown`);
      const list = /It sorts by ([\w, ]+)\./.exec(String(body.detail))?.[1]?.split(', ');
      if (list === undefined) throw new Error(`${operation.operationId} does not say how it sorts: ${body.detail}`);
      sorts.set(operation.operationId, list);
    }
    return new Probes(gets, pools, probes.values, sorts, world);
  }

  /** Questions about everything, others for each seed. */
  draw(random: () => number): Probe[] {
    const reads = this.gets.flatMap(({ path, operation }) => {
      const paths = this.paths(path);
      const plain = paths.map((each) => each);
      const asked = paths.flatMap((each) => this.queries(operation).map((query) => `${each}?${query}`));
      const chosen = [...shuffled(plain, random).slice(0, 3), ...shuffled(asked, random)].slice(0, mostProbes);
      return chosen.map((each): Probe => ({ operation: operation.operationId, method: 'GET', path: each }));
    });
    return [...reads, ...this.dryRuns(), ...this.conflicts()];
  }

  private paths(template: string): string[] {
    const parts = template.split('/').slice(1);
    let made = [''];
    parts.forEach((part, index) => {
      if (!part.startsWith('{')) made = made.map((each) => `${each}/${part}`);
      else {
        const before = parts.slice(0, index).filter((each) => !each.startsWith('{'));
        made = made.flatMap((each) => {
          const own = this.pools.get(each) ?? this.pools.get(`/${before.join('/')}`);
          if (own === undefined) throw new Error(`Nobody knows the ids of ${template}.`);
          return own.map((id) => `${each}/${id}`);
        });
      }
    });
    return made;
  }

  private queries({ operationId, parameters = [] }: Described): string[] {
    const sorts = (this.sorts.get(operationId) ?? []).flatMap((field) => [`sort=${field}`, `sort=-${field}`]);
    const paged = parameters.some(({ name }) => name === 'pageSize');
    return [
      ...sorts.map((sort) => (paged ? `${sort}&page=2&pageSize=3` : sort)),
      ...parameters.flatMap(({ name, in: place, schema }) => {
        if (place !== 'query') return [];
        const listed = schema?.enum ?? schema?.items?.enum ?? this.values.get(name.replace(/Not$/, '')) ?? [];
        const flags = schema?.type === 'boolean' ? ['true', 'false'] : [];
        // Workbooks are zipped with the time: what is in them is in the other formats.
        return [...listed, ...flags]
          .filter((each) => each !== 'xlsx')
          .flatMap((each) =>
            this.required(parameters, name).map((rest) => `${name}=${encodeURIComponent(each)}${rest}`),
          );
      }),
    ];
  }

  /** What a question cannot do without besides what it asks with, in each of its values. */
  private required(parameters: NonNullable<Described['parameters']>, asked: string): string[] {
    return parameters
      .filter(({ name, in: place, required }) => place === 'query' && required === true && name !== asked)
      .reduce<string[]>(
        (made, { name }) =>
          made.flatMap((each) => (this.values.get(name) ?? []).map((value) => `${each}&${name}=${value}`)),
        [''],
      );
  }

  private dryRuns(): Probe[] {
    const [group] = this.pools.get('/device-groups') ?? [];
    const rule = { deviceGroups: { match: 'ANY', ids: [group] } };
    const license = {
      name: 'Tried',
      type: 'PER_DEVICE',
      assignmentMode: 'AUTOMATIC',
      assignmentRule: rule,
      quantity: 5,
    };
    const criteria = { all: [{ field: 'status', operator: 'in', value: ['ACTIVE'] }] };
    const pattern = { field: 'NAME', operator: 'CONTAINS', pattern: 'e', productName: 'Everything' };
    return [
      post('licenses.preview', '/licenses/preview', license),
      ...this.world.shared
        .filter(({ automatic }) => automatic)
        .flatMap(({ id }) => [
          post('licenses.preview', '/licenses/preview', { licenseId: id, description: 'x' }),
          post('licenseExceptions.preview', `/licenses/${id}/exceptions/preview`, { include: [], exclude: [] }),
        ]),
      post('deviceGroups.preview', '/device-groups/preview', { criteria }),
      post('softwareRules.preview', '/software/rules/preview', pattern),
      post('software.normalize', '/software/normalize', {
        titles: [...closedSoftware, 'Blender', 'Open Planner'].map((name) => ({ name })),
      }),
    ];
  }

  /** Of what is taken by something unseen, and of what names something unseen: it must not tell by what. */
  private conflicts(): Probe[] {
    const { open, closed, taken } = this.world;
    const [here] = open;
    const [there] = closed;
    const organizationId = here?.id;
    const scope = { global: false, organizationIds: [organizationId] };
    const [device] = there?.devices ?? [];
    const [product] = this.pools.get('/software') ?? [];
    return [
      post('licenses.create', '/licenses', { name: taken.license, type: 'CUSTOM', scope }),
      post('licenses.create', '/licenses', { name: 'New', type: 'CUSTOM', scope: { organizationIds: [there?.id] } }),
      post('people.create', '/people', { kind: 'CONTACT', name: 'New', email: taken.email, organizationId }),
      post('organizations.create', '/organizations', { name: taken.organization }),
      post('deviceGroups.preview', '/device-groups/preview', { criteria: { deviceIds: [device?.id] } }),
      { ...post('software.update', `/software/${product}`, { name: taken.product }), method: 'POST' },
    ];
  }
}

function post(operation: string, path: string, body: object): Probe {
  return { operation, method: 'POST', path, body };
}

function named({ parameters = [] }: Described, parameter: string): boolean {
  return parameters.some(({ name }) => name === parameter);
}

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** The ids of everything that there is, and of what may come to be. */
async function poolsOf(server: TestServer, world: World): Promise<Pools> {
  const pools: Pools = new Map();
  const lists = ['/licenses', '/devices', '/organizations', '/locations', '/people', '/software', '/software/titles'];
  const others = [
    '/software/rules',
    '/device-groups',
    '/end-user-roles',
    '/technician-roles',
    '/vendors',
    '/publishers',
    '/billing/accounts',
    '/billing/products',
    '/billing/agreement-templates',
    '/billing/agreements',
    '/billing/invoices',
    '/billing/exports',
    '/billing/export-schedules',
    '/saved-views',
  ];
  const told = ['/alerts', '/notification-channels', '/notification-deliveries'];
  for (const list of [...lists, ...others, ...told, '/api-clients']) {
    const ids: number[] = (await must(server, 'get', `${list}?pageSize=200&sort=id`)).items.map(
      (each: { id: number }) => each.id,
    );
    pools.set(list, [...ids, Math.max(0, ...ids) + 1, Math.max(0, ...ids) + 2]);
  }
  pools.set('/technicians', world.technicians);
  pools.set('/identity-providers', [1]);
  pools.set('/billing/products/inherited-cost', pools.get('/licenses') ?? []);
  pools.set('/schedules', ['authentication.forget', 'reconciliation.overdue']);
  pools.set('/licenses/imports', [1]);
  const licenses = pools.get('/licenses') ?? [];
  for (const license of licenses.slice(0, -2)) {
    for (const part of ['keys', 'purchases', 'attachments']) {
      const list = `/licenses/${license}/${part}`;
      const ids = (await must(server, 'get', list)).items.map((each: { id: number }) => each.id);
      pools.set(list, ids);
    }
  }
  for (const part of ['keys', 'purchases', 'attachments']) pools.set(`/licenses/${part}`, [1]);
  for (const invoice of pools.get('/billing/invoices') ?? []) {
    const lines = (await server.as('get', `/billing/invoices/${invoice}`)).body.lines ?? [];
    pools.set(
      `/billing/invoices/${invoice}/lines`,
      lines.map((each: { id: number }) => each.id),
    );
  }
  const places = [...world.open, ...world.closed];
  for (const { id, locations } of places) pools.set(`/organizations/${id}/locations`, locations);
  pools.set('/organizations/locations', [1]);
  return pools;
}

/** What filters are asked with. */
function valuesOf({ open, closed, roles, technicianRoles }: World, pools: Pools): Map<string, string[]> {
  const texts = (values: readonly unknown[]) => values.map(String);
  const organizations = texts([open[0]?.id, closed[0]?.id]);
  const some = (list: string) => texts((pools.get(list) ?? []).slice(0, 2));
  return new Map([
    ['organizationId', organizations],
    ['locationId', texts([open[0]?.locations[0], closed[0]?.locations[0]])],
    ['deviceId', texts([open[0]?.devices[0]?.id, closed[0]?.devices[0]?.id])],
    ['personId', texts([open[0]?.people[0]?.id, closed[0]?.people[0]?.id])],
    ['deviceGroupId', some('/device-groups')],
    ['productId', texts(pools.get('/software') ?? [])],
    ['publisherId', some('/publishers')],
    ['vendorId', some('/vendors')],
    ['roleId', texts(roles)],
    ['licenseId', texts(pools.get('/licenses') ?? [])],
    ['accountId', some('/billing/accounts')],
    ['agreementId', texts(pools.get('/billing/agreements') ?? [])],
    ['from', ['2026-01-01']],
    ['to', ['2026-01-01']],
    ['on', ['2026-01-01']],
    ['technicianRoleId', texts(technicianRoles)],
    ['tag', ['shared', 'secret']],
    ['q', ['a', 'Bakery', 'Armoury', 'Closed', 'Planner']],
    ['subjectType', ['License', 'Device', 'TechnicianRole']],
    ['action', ['license', 'device']],
    ['licenseId', some('/licenses')],
    ['scheduleId', some('/billing/export-schedules')],
    ['from', ['2026-10-01']],
    ['currency', ['USD', 'KWD']],
    ['expiresBefore', ['2099-01-01']],
    ['expiresFrom', ['2026-01-01']],
    ['lastSeenBefore', ['2099-01-01']],
    ['primaryUserId', texts([open[0]?.people[0]?.id, closed[0]?.people[0]?.id])],
    ['licenseId', some('/licenses')],
    ['openedFrom', ['2020-01-01T00:00:00Z']],
    ['openedTo', ['2099-01-01T00:00:00Z']],
    ['channelId', some('/notification-channels')],
    ['table', ['licenses']],
    ['pageSize', ['1', '200']],
  ]);
}
