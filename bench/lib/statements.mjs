/** With BENCH_STATEMENTS=1: what each statement took, by the view pg_stat_statements. */

const counted = process.env['BENCH_STATEMENTS'] === '1';

/** What PostgreSQL is started with. */
export const settings = counted ? ['shared_preload_libraries=pg_stat_statements'] : [];

/** @typedef {{ query: (text: string) => Promise<any[]> }} Database */

/** Counts from now on. @param {Database} database */
export async function begin(database) {
  if (!counted) return;
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await database.query('SELECT pg_stat_statements_reset()');
}

/** Prints what took longest since. @param {Database} database */
export async function print(database) {
  if (!counted) return;
  const rows = await database.query(`
    SELECT calls::int, round(total_exec_time) AS ms, rows::int, regexp_replace(query, '\\s+', ' ', 'g') AS query
    FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 25`);
  console.table(rows.map((row) => ({ ...row, query: row.query.slice(0, 120) })));
}
