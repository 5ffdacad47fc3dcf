/** The rows of a check-in, changed by hand: as many as the product has changed, back to what they were. */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

/** A statement that is planned once a connection. @param {import('pg').Client} client @param {string} text @param {unknown[]} [values] */
const planned = (client, text, values = []) =>
  client.query({ name: createHash('md5').update(text).digest('hex'), text, values });

/**
 * @param {import('pg').Client} client
 * @param {{ id: number, organizationId: number }} device
 * @param {{ added: readonly number[], removed: readonly number[] }} change that the product has made of releases
 * @returns {Promise<{ milliseconds: number, seats: number }>}
 */
export async function undoBare(client, { id, organizationId }, { added, removed }) {
  const { rows: seats } = await client.query(
    `SELECT id, license_id, ended_on IS NULL AS held FROM assignment
     WHERE device_id = $1 AND (created_at > now() - interval '10 seconds' OR ended_at > now() - interval '10 seconds')`,
    [id],
  );
  const ending = seats.filter(({ held }) => held).map((seat) => Number(seat.id));
  const ended = seats.filter(({ held }) => !held);
  const licenses = seats.map(({ license_id }) => license_id);
  const deltas = seats.map(({ held }) => (held ? -1 : 1));
  /** Titles or products that the device gains or loses: not those of which it has other releases. @param {'id' | 'product_id'} key */
  const countsOf = async (key) => {
    const { rows } = await client.query(
      `SELECT t.${key} AS id, CASE WHEN bool_or(r.id = ANY($2::bigint[])) THEN 1 ELSE -1 END AS moved
       FROM release r JOIN title t ON t.id = r.title_id WHERE r.id = ANY($1::bigint[] || $2::bigint[])
         AND NOT EXISTS (
           SELECT FROM installation i JOIN release o ON o.id = i.release_id JOIN title u ON u.id = o.title_id
           WHERE i.device_id = $3 AND u.${key} = t.${key} AND i.release_id <> ALL($1::bigint[]))
       GROUP BY 1 HAVING bool_or(r.id = ANY($2::bigint[])) <> bool_or(r.id = ANY($1::bigint[]))`,
      [added, removed, id],
    );
    return [rows.map((row) => row.id), rows.map(({ moved }) => moved)];
  };
  const counters = [
    { thing: 'product', counts: await countsOf('product_id') },
    { thing: 'title', counts: await countsOf('id') },
  ];

  const begun = performance.now();
  await client.query('BEGIN');
  await planned(client, 'SELECT id FROM device WHERE id = $1 FOR NO KEY UPDATE', [id]);
  await planned(client, 'UPDATE device SET last_seen_at = now(), inventory_hash = NULL WHERE id = $1', [id]);
  await planned(client, 'DELETE FROM installation WHERE device_id = $1 AND release_id = ANY($2::bigint[])', [
    id,
    added,
  ]);
  await planned(
    client,
    `INSERT INTO past_installation (device_id, release_id, first_seen_at, removed_at)
     SELECT $1, r, now(), now() FROM unnest($2::bigint[]) r`,
    [id, added],
  );
  await client.query(
    'INSERT INTO installation (device_id, release_id, first_seen_at) SELECT $1, r, now() FROM unnest($2::bigint[]) r',
    [id, removed],
  );
  if (ending.length > 0) {
    await planned(
      client,
      'UPDATE assignment SET ended_on = current_date, ended_at = now() WHERE id = ANY($1::bigint[])',
      [ending],
    );
  }
  if (ended.length > 0) {
    await planned(
      client,
      `INSERT INTO assignment (license_id, device_id, organization_id, origin, assigned_on)
       SELECT l, $1, $2, 'RULE', current_date FROM unnest($3::bigint[]) l`,
      [id, organizationId, ended.map(({ license_id }) => license_id)],
    );
  }
  if (seats.length > 0) {
    await planned(
      client,
      `INSERT INTO license_usage AS u (license_id, organization_id, seats, held, past)
       SELECT l, $3, sum(d), sum(d), 0 FROM unnest($1::bigint[], $2::bigint[]) x (l, d) GROUP BY 1
       ON CONFLICT (license_id, organization_id) DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held`,
      [licenses, deltas, organizationId],
    );
    await planned(
      client,
      `INSERT INTO license_usage_day AS u (license_id, day, part, seats, held)
       SELECT l, current_date, $3::bigint % 16, sum(d), sum(d) FROM unnest($1::bigint[], $2::bigint[]) x (l, d) GROUP BY 1
       ON CONFLICT (license_id, day, part) DO UPDATE SET seats = u.seats + excluded.seats, held = u.held + excluded.held`,
      [licenses, deltas, organizationId],
    );
  }
  for (const { thing, counts } of counters) {
    await planned(
      client,
      `INSERT INTO ${thing}_device_count AS c (${thing}_id, organization_id, devices)
       SELECT t, $3, sum(d) FROM unnest($1::bigint[], $2::bigint[]) x (t, d) GROUP BY 1
       ON CONFLICT (${thing}_id, organization_id) DO UPDATE SET devices = c.devices + excluded.devices`,
      [...counts, organizationId],
    );
    await planned(
      client,
      `INSERT INTO ${thing}_device_total AS c (${thing}_id, devices)
       SELECT t, sum(d) FROM unnest($1::bigint[], $2::bigint[]) x (t, d) GROUP BY 1
       ON CONFLICT (${thing}_id) DO UPDATE SET devices = c.devices + excluded.devices`,
      counts,
    );
  }
  await client.query('COMMIT');
  return { milliseconds: performance.now() - begun, seats: seats.length };
}
