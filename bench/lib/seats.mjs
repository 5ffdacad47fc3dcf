/** Bare statements for who should have a seat, as somebody would write them by hand: what the product is compared with. */
import pg from 'pg';

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
export async function onClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * One SELECT for each license: license_id, device_id, organization_id.
 * @param {pg.Client} client
 * @param {readonly import('./fleet/licenses.mjs').License[]} licenses
 * @returns {Promise<string[]>}
 */
export async function bareTargets(client, licenses) {
  const { rows: releases } = await client.query(`
    SELECT t.product_id::int AS product, r.id::int, split_part(r.version, '.', 1)::int AS major
    FROM release r JOIN title t ON t.id = r.title_id`);
  /** @type {Map<number, { id: number, major: number }[]>} */
  const releasesOf = new Map();
  for (const release of releases) {
    const known = releasesOf.get(release.product);
    if (known === undefined) releasesOf.set(release.product, [release]);
    else known.push(release);
  }
  const installed = (/** @type {readonly { productId: number, versionRange?: string | null }[]} */ items) => {
    const ids = items.flatMap(({ productId, versionRange }) => {
      // Ranges of the made-up licenses are all of the form `>=12`.
      const from = Number(versionRange?.slice(2) ?? 0);
      return (releasesOf.get(productId) ?? []).filter(({ major }) => major >= from).map(({ id }) => id);
    });
    return `EXISTS (SELECT FROM installation i WHERE i.device_id = d.id AND i.release_id IN (${[...ids, 0].join(', ')}))`;
  };
  return licenses.map(({ id, organizationIds, rule }) => {
    const { products, deviceGroups, software } = rule;
    const where = [
      `d.status = 'ACTIVE'`,
      installed(products?.items ?? []),
      ...(organizationIds.length === 0 ? [] : [`d.organization_id IN (${organizationIds.join(', ')})`]),
      ...(deviceGroups?.ids ?? []).map((/** @type {number} */ group) => groupConditions[group - 1]),
      ...(software ?? []).map(
        (/** @type {{ productIds: number[] }} */ { productIds }) =>
          `NOT ${installed(productIds.map((productId) => ({ productId })))}`,
      ),
    ];
    return `SELECT ${id}::bigint AS license_id, d.id AS device_id, d.organization_id FROM device d WHERE ${where.join(' AND ')}`;
  });
}

/** The groups of `fleet/licenses.mjs`. */
const groupConditions = [
  `d.device_class = 'LAPTOP'`,
  `d.device_class IN ('SERVER', 'VIRTUAL_MACHINE')`,
  `d.os_name ILIKE '%windows%'`,
  `d.tags && '{vip,kiosk}'`,
];

/** @param {string} target */
export const insertOf = (target) =>
  `INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
   SELECT license_id, device_id, organization_id, 'RULE', current_date FROM (${target}) seats`;

/** @param {string} target */
export const countOf = (target) => `SELECT count(*)::int AS seats FROM (${target}) seats`;
