/** Loads a fleet into the empty database at FLEET_URL: `node main.mjs <devices> <seed>`. */
import pg from 'pg';
import 'reflect-metadata';
import { built } from '../cluster.mjs';
import { Fleet } from './fleet.mjs';
import { loadFleet } from './load.mjs';

const [, , devices = '', seed = ''] = process.argv;
const url = process.env['FLEET_URL'] ?? '';

const { createDataSource } = await built('data-source.js');
const { migrate } = await built('platform/database/migrate.js');
const dataSource = await createDataSource({ url, poolSize: 2 }).initialize();
await migrate(dataSource);
await dataSource.destroy();

const client = new pg.Client({ connectionString: url });
await client.connect();
const say = (/** @type {string} */ line) => void process.stdout.write(`  ${line}\n`);
const fleet = new Fleet(Number(seed), { devices: Number(devices), people: Math.ceil(Number(devices) / 2) });
const { installations, seconds } = await loadFleet(client, fleet, { say });
await client.query('VACUUM (ANALYZE)');
await client.end();
say(`${installations} installations on ${devices} devices in ${seconds.toFixed(1)} s.`);
