/** The product's services in this process, on a database of a benchmark. */
import 'reflect-metadata';
import { built } from './cluster.mjs';

/**
 * @typedef {object} Application
 * @property {import('@nestjs/platform-fastify').NestFastifyApplication} app
 * @property {import('typeorm').DataSource} dataSource
 * @property {(text: string, values?: readonly unknown[]) => Promise<any[]>} query past the product
 * @property {() => Promise<string>} listen the address that paths of the API follow
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} url of a database
 * @param {{ poolSize?: number, role?: 'all' | 'web' | 'worker', before?: (dataSource: import('typeorm').DataSource) => Promise<void> }} [options]
 * `before` is done when it is connected, and nothing has begun
 * @returns {Promise<Application>}
 */
export async function openApplication(url, { poolSize = 10, role = 'all', before } = {}) {
  const { createDataSource } = await built('data-source.js');
  const { createServer } = await built('server.js');
  const { createConfig, readConfigValues } = await built('platform/config/config.js');
  const dataSource = await createDataSource({ url, poolSize }).initialize();
  await before?.(dataSource);
  const values = readConfigValues({
    LOG_LEVEL: 'silent',
    TIME_ZONE: 'UTC',
    DATABASE_POOL_SIZE: String(poolSize),
    ROLE: role,
    // A benchmark goes on when all seats are moved.
    SEATS_PATIENCE_MS: '600000',
  });
  const config = createConfig(values, 'a secret key for benchmarks that is long enough');
  const app = await createServer(config, dataSource);
  await app.init();
  return {
    app,
    dataSource,
    async listen() {
      await app.listen(0, '127.0.0.1');
      return `${await app.getUrl()}/api/v1`;
    },
    query: (text, parameters = []) => dataSource.query(text, [...parameters]),
    async close() {
      await app.close();
      await dataSource.destroy().catch(() => undefined);
    },
  };
}

/** Most memory that this process holds while something runs, in MiB. @template T @param {() => Promise<T>} work @returns {Promise<{ result: T, mostMemory: number }>} */
export async function withMemory(work) {
  globalThis.gc?.();
  let mostMemory = process.memoryUsage.rss();
  const timer = setInterval(() => (mostMemory = Math.max(mostMemory, process.memoryUsage.rss())), 50);
  try {
    return { result: await work(), mostMemory: Math.round(mostMemory / 2 ** 20) };
  } finally {
    clearInterval(timer);
  }
}
