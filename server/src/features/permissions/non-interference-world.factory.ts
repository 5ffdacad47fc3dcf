import type supertest from 'supertest';
import { type PermissionArea, permissionAreas, type Permissions } from '../../platform/authorization/permissions.js';
import { aChannel, aNotice, tell } from '../notifications/notifications.factory.js';
import type { TestServer } from '../../platform/testing/test-server.js';
import { billedAgreementsOf } from '../billing-invoices/billing-invoices-world.factory.js';
import { billingProductsOf } from '../billing-products/billing-products-world.factory.js';
import { exportedInvoicesOf } from '../billing-exports/billing-exports-world.factory.js';

type Body = supertest.Response['body'];

/** An organization with what is in it. */
export interface WorldPlace {
  id: number;
  name: string;
  locations: number[];
  devices: { id: number; name: string }[];
  /** End users and a contact. */
  people: { id: number; email: string }[];
}

/** What is the same for everybody who looks. */
export interface World {
  /** Organizations that everybody who looks sees anything of. */
  open: WorldPlace[];
  /** Organizations that nobody who looks sees anything of. */
  closed: WorldPlace[];
  roles: number[];
  technicianRoles: number[];
  technicians: number[];
  /** Limited to both kinds of organizations, or global. */
  shared: { id: number; name: string; kind: 'DEVICE' | 'PERSON' | 'LOCATION'; automatic: boolean }[];
  /** In closed organizations alone. They stay as they are, so that their names stay taken. */
  taken: { license: string; email: string; organization: string; product: string };
  /** Licenses of closed organizations alone that products charge for. */
  charged: number[];
}

/** Software that is everywhere, and some that is in closed organizations alone. */
export const knownSoftware = ['Adobe Acrobat Pro', '7-Zip', 'Mozilla Firefox', 'Notepad++', 'Blender'];
export const closedSoftware = ['Closed Ledger', 'Another Closed Suite', 'Mystery Planner'];

/** Asks as the administrator for what must work. */
export async function must(
  server: TestServer,
  method: 'post' | 'put' | 'patch' | 'delete' | 'get',
  path: string,
  body?: object,
): Promise<Body> {
  const answer = await server.as(method, path).send(body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** An organization with two locations, four devices that report software, three end users and a contact. */
async function aPlace(
  server: TestServer,
  name: string,
  software: readonly string[],
  roles: number[],
): Promise<WorldPlace> {
  const { id } = await must(server, 'post', '/organizations', { name });
  const locations: number[] = [];
  for (const where of ['Head office', 'Lager']) {
    locations.push((await must(server, 'post', `/organizations/${id}/locations`, { name: `${where} ${name}` })).id);
  }
  const devices = ['a', 'm', 'q', 'z'].map((letter, index) => ({
    externalId: `${letter}-${name}`,
    organizationId: id,
    locationId: locations[index % 2],
    name: `${letter}-${name}`,
    deviceClass: index === 0 ? 'SERVER' : 'LAPTOP',
    os: 'Windows 11',
    serialNumber: `S${letter}${id}`,
    software: software.slice(0, software.length - index).map((title) => ({ name: title, version: `${index + 1}.0` })),
  }));
  await must(server, 'post', '/inventory', { devices });
  const listed = (await must(server, 'get', `/devices?organizationId=${id}`)).items;
  const people: WorldPlace['people'] = [];
  for (const kind of ['END_USER', 'END_USER', 'END_USER', 'CONTACT']) {
    const email = `${kind.toLowerCase()}.${people.length}@${id}.test`;
    const roleIds = kind === 'END_USER' ? roles.slice(0, people.length) : undefined;
    const body = { kind, name: `${people.length} of ${name}`, email, organizationId: id, roleIds };
    people.push({ id: (await must(server, 'post', '/people', body)).id, email });
  }
  await must(server, 'post', `/locations/${locations[0]}/enrollment-tokens`);
  return { id, name, locations, devices: listed.map((each: Body) => ({ id: each.id, name: each.name })), people };
}

/** Builds everything. */
export async function aWorld(server: TestServer): Promise<World> {
  const roles: number[] = [];
  for (const name of ['Designer', 'Accountant', 'Engineer']) {
    roles.push((await must(server, 'post', '/end-user-roles', { name })).id);
  }
  const open = [
    await aPlace(server, 'Bakery', knownSoftware, roles),
    await aPlace(server, 'Orchard', ['Open Planner', ...knownSoftware], roles),
  ];
  const closed = [
    await aPlace(server, 'Armoury', [...closedSoftware, ...knownSoftware], roles),
    await aPlace(server, 'Mint', [...closedSoftware, 'Blender'], roles),
  ];
  const publisher = (await must(server, 'post', '/publishers', { name: 'Adobe' })).id;
  const vendor = (await must(server, 'post', '/vendors', { name: 'Reseller' })).id;
  const groups: number[] = [];
  for (const criteria of [{ all: [] }, { any: [{ field: 'deviceClass', operator: 'in', value: ['LAPTOP'] }] }]) {
    const given =
      criteria.all === undefined ? criteria : { all: [{ field: 'status', operator: 'in', value: ['ACTIVE'] }] };
    groups.push((await must(server, 'post', '/device-groups', { name: `Group ${groups.length}`, criteria: given })).id);
  }
  const rule = { field: 'NAME', operator: 'STARTS_WITH', pattern: 'Open Pl', productName: 'Open Planner' };
  await must(server, 'post', '/software/rules', rule);
  await must(server, 'post', '/software/rules', { ...rule, pattern: 'Mystery', productName: 'Mystery Planner' });
  const overrides = [...open, ...closed].map(({ id }) => ({ organizationId: id, level: 'UPDATE' }));
  const permissions = [{ area: 'DEVICES', defaultLevel: 'NONE', organizationOverrides: overrides }];
  const technicianRoles = [(await must(server, 'post', '/technician-roles', { name: 'On call', permissions })).id];
  const technicians: number[] = [];
  for (const technicianRoleId of [technicianRoles[0], undefined]) {
    const email = `technician.${technicians.length}@world.test`;
    const body = { kind: 'TECHNICIAN', name: `Technician ${technicians.length}`, email, technicianRoleId };
    technicians.push((await must(server, 'post', '/people', body)).id);
  }
  // More than any onlooker may do, so that none of them ever manages this technician.
  const mightier = closed.map(({ id }) => ({ organizationId: id, level: 'VIEW' }));
  await must(server, 'put', `/technicians/${technicians[1]}/permissions`, {
    permissions: [{ area: 'DEVICES', defaultLevel: 'NONE', organizationOverrides: mightier }],
  });
  await must(server, 'post', '/api-clients', { name: 'Exporter', technicianRoleId: technicianRoles[0] });
  await tellOf(server, open, closed);
  const places = { open, closed };
  const shared = await sharedLicenses(server, places, { roles, groups, technicianRoles, publisher, vendor });
  const taken = await takenNames(server, closed);
  const charged = await billingProductsOf(server, { closed, roles, shared });
  await billedAgreementsOf(server, [...open, ...closed]);
  await exportedInvoicesOf(server, places);
  return { ...places, roles, technicianRoles, technicians, shared, taken, charged };
}

/** Notifications of both kinds of organizations, which wait for a digest: nothing is sent meanwhile. */
async function tellOf(server: TestServer, open: readonly WorldPlace[], closed: readonly WorldPlace[]): Promise<void> {
  await aChannel(server, { isDefault: true, digest: 'WEEKLY' });
  const about = (title: string, places: readonly WorldPlace[]) =>
    aNotice({ title, audience: { global: false, organizationIds: places.map(({ id }) => id) } });
  const [first] = open;
  await tell(server, about('Told of Bakery', first === undefined ? [] : [first]), about('Told of open ones', open));
  await tell(server, about('Told of Closed', closed), about('Told of all', [...open, ...closed]));
}

/** Licenses of every kind, seen by everybody in part, and some of single organizations. */
async function sharedLicenses(
  server: TestServer,
  { open, closed }: Pick<World, 'open' | 'closed'>,
  ids: { roles: number[]; groups: number[]; technicianRoles: number[]; publisher: number; vendor: number },
): Promise<World['shared']> {
  const shared: World['shared'] = [];
  const everywhere = { global: true };
  const across = { global: false, organizationIds: [open[0], open[1], closed[0], closed[1]].map((each) => each?.id) };
  const common = { quantity: 40, publisherId: ids.publisher, vendorId: ids.vendor, tags: ['shared'] };
  const byDevice = { deviceGroups: { match: 'ANY', ids: ids.groups } };
  const byRole = {
    endUsers: { match: 'ANY', roleIds: ids.roles },
    technicians: { match: 'ANY', roleIds: ids.technicianRoles },
  };
  for (const [type, kind, rule] of [
    ['PER_DEVICE', 'DEVICE', byDevice],
    ['PER_USER', 'PERSON', byRole],
    ['PER_SITE', 'LOCATION', byDevice],
  ] as const) {
    for (const [scope, automatic] of [
      [everywhere, true],
      [across, true],
      [everywhere, false],
      [across, false],
    ] as const) {
      const name = `${type} ${shared.length}`;
      const mode = automatic ? { assignmentMode: 'AUTOMATIC', assignmentRule: rule } : { assignmentMode: 'MANUAL' };
      const { id } = await must(server, 'post', '/licenses', { ...common, name, type, scope, ...mode });
      shared.push({ id, name, kind, automatic });
      if (automatic) await must(server, 'put', `/licenses/${id}/exceptions`, { exclude: exceptionsOf(open, kind) });
      else await must(server, 'post', `/licenses/${id}/assignments`, holdersOf([...open, ...closed], kind));
      await must(server, 'put', `/licenses/${id}/allocations`, allocationsOf([...open, ...closed], 4));
    }
  }
  for (const { id: organizationId, name } of [...open, ...closed]) {
    const scope = { global: false, organizationIds: [organizationId] };
    const { id } = await must(server, 'post', '/licenses', {
      ...common,
      name: `${name} alone`,
      type: 'CUSTOM',
      usage: 3,
      scope,
    });
    await must(server, 'put', `/licenses/${id}/quantity`, { quantity: 41, usage: 5 });
    await must(server, 'post', `/licenses/${id}/keys`, { value: `KEY-${name}`, label: name });
  }
  return shared;
}

/** The holders of a kind in some organizations, one of each, as a request names them. */
export function holdersOf(places: readonly WorldPlace[], kind: 'DEVICE' | 'PERSON' | 'LOCATION', index = 0): object {
  const pick = <T>(values: readonly T[]): T | undefined => values[index % values.length];
  if (kind === 'DEVICE') return { deviceIds: places.map(({ devices }) => pick(devices)?.id) };
  if (kind === 'PERSON') return { personIds: places.map(({ people }) => pick(people)?.id) };
  return { locationIds: places.map(({ locations }) => pick(locations)) };
}

function exceptionsOf(places: readonly WorldPlace[], kind: 'DEVICE' | 'PERSON' | 'LOCATION'): object[] {
  return Object.values(holdersOf(places, kind, 1))
    .flat()
    .map((id) => ({ kind, id, note: 'open' }));
}

export function allocationsOf(places: readonly WorldPlace[], quantity: number): object[] {
  return places.map(({ id }) => ({ organizationId: id, quantity }));
}

async function takenNames(server: TestServer, closed: readonly WorldPlace[]): Promise<World['taken']> {
  const [first] = closed;
  const license = 'Taken by somebody unseen';
  const scope = { global: false, organizationIds: [first?.id] };
  await must(server, 'post', '/licenses', { name: license, type: 'CUSTOM', scope });
  const email = 'taken@unseen.test';
  await must(server, 'post', '/people', { kind: 'CONTACT', name: 'Unseen', email, organizationId: first?.id });
  return { license, email, organization: first?.name ?? '', product: closedSoftware[0] ?? '' };
}

/** Somebody who looks. */
export interface Onlooker {
  title: string;
  areas: Permissions['areas'];
}

/** Technicians of several shapes. None of them may see anything of a closed organization, by any area. */
export function onlookers({ open, closed }: World): Onlooker[] {
  const [first, second] = open.map(({ id }) => id);
  const shut = closed.map(({ id }) => ({ organizationId: id, level: 'NONE' as const }));
  const only = (level: 'VIEW' | 'FULL', organizationId = first ?? 0) =>
    ({ defaultLevel: 'NONE', organizationOverrides: [{ organizationId, level }] }) as const;
  const allBut = (defaultLevel: 'VIEW' | 'UPDATE' | 'FULL') => ({ defaultLevel, organizationOverrides: shut });
  const inAll = (granted: NonNullable<Permissions['areas'][PermissionArea]>) =>
    Object.fromEntries(permissionAreas.map((area) => [area, granted]));
  // Exports are written down as of no organization: whoever reads those sees what the others, and they, have asked for.
  const log = { AUDIT_LOG: only('VIEW') };
  return [
    { title: 'VIEW in one organization', areas: inAll(only('VIEW')) },
    { title: 'VIEW everywhere but in some', areas: { ...inAll(allBut('VIEW')), ...log } },
    { title: 'FULL everywhere but in some', areas: { ...inAll(allBut('FULL')), ...log } },
    { title: 'FULL in one organization', areas: inAll(only('FULL', second)) },
    {
      title: 'different access from area to area',
      areas: {
        SOFTWARE_LICENSES: allBut('UPDATE'),
        SOFTWARE_CATALOG: only('VIEW'),
        DEVICES: only('VIEW', second),
        DEVICE_GROUPS: allBut('FULL'),
        ORGANIZATIONS: allBut('VIEW'),
        END_USERS: only('FULL'),
        PUBLISHERS_VENDORS: allBut('VIEW'),
        TECHNICIANS_ROLES: allBut('VIEW'),
        APPS_SETTINGS: allBut('VIEW'),
        LICENSE_KEYS: only('VIEW', second),
      },
    },
  ];
}
