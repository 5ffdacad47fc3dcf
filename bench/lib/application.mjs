/** The product's services in this process, on a database of a benchmark. */
import 'reflect-metadata';
import { built } from './cluster.mjs';

/**
 * @typedef {object} Application
 * @property {import('@nestjs/platform-fastify').NestFastifyApplication} app
 * @property {import('typeorm').DataSource} dataSource
 * @property {(text: string, values?: readonly unknown[]) => Promise<any[]>} query past the product
 * @property {() => Promise<void>} close
 */

/** @param {string} url @param {{ poolSize?: number }} [options] @returns {Promise<Application>} */
export async function openApplication(url, { poolSize = 10 } = {}) {
  const { createDataSource } = await built('data-source.js');
  const { createServer } = await built('server.js');
  const { createConfig, readConfigValues } = await built('platform/config/config.js');
  const dataSource = await createDataSource({ url, poolSize }).initialize();
  const values = readConfigValues({ LOG_LEVEL: 'silent', TIME_ZONE: 'UTC' });
  const config = createConfig(values, 'a secret key for benchmarks that is long enough');
  const app = await createServer(config, dataSource);
  await app.init();
  return {
    app,
    dataSource,
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
