/** Licenses over a fleet: rules as technicians write them, over products popular and rare. */
import { copyRows } from './copy.mjs';
import { productFirstWords } from './words.mjs';

/**
 * @typedef {import('./fleet.mjs').Fleet} Fleet
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {{ productId: number, versionRange: string | null }} Item
 * @typedef {object} Rule as the product keeps it
 * @property {{ match: 'ANY', items: Item[] }} [products]
 * @property {{ match: 'ALL', ids: number[] }} [deviceGroups]
 * @property {{ condition: 'NOT_CONTAINS_ANY', productIds: number[], titleIds: number[] }[]} [software]
 *
 * @typedef {object} License
 * @property {number} id
 * @property {string} name
 * @property {'PER_DEVICE' | 'CUSTOM'} type
 * @property {'AUTOMATIC' | 'MANUAL' | null} assignmentMode
 * @property {number} productId that it is about
 * @property {number[]} organizationIds in scope; none: global
 * @property {number} quantity
 * @property {Rule} rule
 */

/** Names of groups and their criteria. */
const groups = /** @type {const} */ ([
  ['Laptops', { field: 'deviceClass', operator: 'in', value: ['LAPTOP'] }],
  ['Servers', { field: 'deviceClass', operator: 'in', value: ['SERVER', 'VIRTUAL_MACHINE'] }],
  ['Windows', { field: 'osName', operator: 'contains', value: 'Windows' }],
  ['Special', { field: 'tag', operator: 'in', value: ['vip', 'kiosk'] }],
]);

/** Publishers and vendors. */
const makers = 40;

/**
 * @param {Fleet} fleet
 * @param {{ automatic: number, manual: number }} counts
 * @returns {License[]} the automatic ones first
 */
export function licensesOf(fleet, { automatic, manual }) {
  const random = fleet.random();
  return Array.from({ length: automatic + manual }, (_, index) => {
    const isAutomatic = index < automatic;
    // As many of each order of magnitude, from the popular to the rare; what everybody has costs nothing.
    const rank = Math.floor(fleet.products.length ** (0.2 + 0.75 * Math.sqrt(random.share()))) - 1;
    const product = fleet.products[rank];
    if (product === undefined) throw new Error('There is no such product.');
    const type = isAutomatic || random.chance(0.7) ? 'PER_DEVICE' : 'CUSTOM';
    const organizationIds = random.chance(0.5) ? [] : organizationsOf(fleet, random);
    return {
      id: index + 1,
      name: `${product.name} ${index + 1}`,
      type,
      assignmentMode: isAutomatic ? 'AUTOMATIC' : type === 'CUSTOM' ? null : 'MANUAL',
      productId: product.id,
      organizationIds,
      quantity: quantityOf(fleet, product.id, organizationIds.length, random),
      rule: isAutomatic ? ruleOf(fleet, product.id, random) : {},
    };
  });
}

/**
 * The same with a first license that most devices have.
 * @param {Fleet} fleet @param {License[]} licenses
 */
export function withLargeLicense(fleet, licenses) {
  const [first, ...others] = licenses;
  const popular = fleet.products.find(({ id }) => fleet.popularityOf(id) < 0.75);
  if (first === undefined || popular === undefined) throw new Error('There are no licenses, or no products.');
  /** @type {Rule} */
  const rule = { products: { match: 'ANY', items: [{ productId: popular.id, versionRange: null }] } };
  return [{ ...first, productId: popular.id, organizationIds: [], rule }, ...others];
}

/** @param {import('pg').Client} client @param {readonly License[]} licenses */
export async function loadLicenses(client, licenses) {
  await client.query('BEGIN');
  const names = productFirstWords.slice(0, makers);
  for (const table of ['publisher', 'vendor']) {
    await client.query(`INSERT INTO ${table} (name) SELECT n || ' ${table}' FROM unnest($1::text[]) n`, [names]);
  }
  for (const [name, criteria] of groups) {
    await client.query('INSERT INTO device_group (name, criteria) VALUES ($1, $2)', [name, criteria]);
  }
  const columns =
    'id name type assignment_mode scope_global quantity custom_usage assignment_rule publisher_id vendor_id purchase_date expires_on cost_mode cost_amount cost_currency tags';
  await copyRows(client, 'license', columns.split(' '), rowsOf(licenses, names.length));
  await copyRows(
    client,
    'license_organization',
    ['license_id', 'organization_id'],
    licenses.flatMap(({ id, organizationIds }) => organizationIds.map((organizationId) => [id, organizationId])),
  );
  await client.query(`
    INSERT INTO license_purchase (license_id, kind, purchased_on, quantity_delta)
    SELECT id, 'INITIAL', purchase_date, quantity FROM license`);
  await client.query(`SELECT setval(pg_get_serial_sequence('license', 'id'), (SELECT max(id) FROM license))`);
  await client.query('COMMIT');
  await client.query('ANALYZE license, license_organization, device_group, publisher, vendor');
}

/** @param {readonly License[]} licenses @param {number} makersThere */
function* rowsOf(licenses, makersThere) {
  for (const { id, name, type, assignmentMode, organizationIds, quantity, rule } of licenses) {
    const bought = Temporal.PlainDate.from('2025-01-01').add({ days: (id * 37) % 500 });
    yield [
      id,
      name,
      type,
      assignmentMode,
      organizationIds.length === 0,
      quantity,
      type === 'CUSTOM' ? (id * 13) % (quantity + 10) : null,
      rule,
      1 + (id % makersThere),
      1 + ((id * 7) % makersThere),
      bought.toString(),
      id % 3 === 0 ? null : bought.add({ days: 365 + ((id * 11) % 730) }).toString(),
      'PER_LICENSE',
      5 + (id % 200),
      ['USD', 'EUR', 'GBP'][id % 3] ?? null,
      id % 4 === 0 ? ['core'] : [],
    ];
  }
}

/** @param {Fleet} fleet @param {Random} random */
function organizationsOf(fleet, random) {
  const count = 1 + random.below(Math.min(5, fleet.organizations.length));
  return [...new Set(Array.from({ length: count }, () => random.of(fleet.organizations).id))];
}

/** About as many as are needed: some licenses are short, some have too many. @param {Fleet} fleet @param {number} productId @param {number} organizations @param {Random} random */
function quantityOf(fleet, productId, organizations, random) {
  const share = organizations === 0 ? 1 : organizations / fleet.organizations.length;
  const needed = fleet.popularityOf(productId) * fleet.size.devices * share;
  return Math.max(1, Math.round(needed * (0.7 + 0.8 * random.share())));
}

/** @param {Fleet} fleet @param {number} productId @param {Random} random @returns {Rule} */
function ruleOf(fleet, productId, random) {
  const items = [{ productId, versionRange: random.chance(0.15) ? `>=${2 + random.below(20)}` : null }];
  if (random.chance(0.15)) items.push({ productId: (productId % fleet.products.length) + 1, versionRange: null });
  const other = 1 + random.below(Math.min(200, fleet.products.length));
  const excludes = random.chance(0.1) && other !== productId;
  return {
    products: { match: 'ANY', items },
    ...(random.chance(0.15) ? { deviceGroups: { match: 'ALL', ids: [1 + random.below(groups.length)] } } : {}),
    ...(excludes ? { software: [{ condition: 'NOT_CONTAINS_ANY', productIds: [other], titleIds: [] }] } : {}),
  };
}
