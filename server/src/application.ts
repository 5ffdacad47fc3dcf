import { createDataSource } from './data-source.js';
import { SetupService } from './features/setup/setup.service.js';
import type { Config } from './platform/config/config.js';
import { migrate } from './platform/database/migrate.js';
import { Jobs } from './platform/jobs/jobs.js';
import { createServer } from './server.js';

/** The whole server, migrated, at work and listening. */
export interface RunningApplication {
  /** The one-time link for the first administrator; null when there is one. */
  welcomeLink: string | null;
  close(): Promise<void>;
}

/** Starts everything on the database at `url`. */
export async function startApplication(config: Config, url: string): Promise<RunningApplication> {
  const { DATABASE_POOL_SIZE, PORT, HOST, ROLE } = config.values;
  const dataSource = await createDataSource({ url, poolSize: DATABASE_POOL_SIZE }).initialize();
  await migrate(dataSource);
  const app = await createServer(config, dataSource);
  await app.init();
  const jobs = app.get(Jobs);
  const close = async () => {
    await jobs.stop();
    await app.close();
  };
  try {
    await jobs.start(url);
    // A worker greets nobody: it answers no requests.
    const welcomeLink = ROLE === 'worker' ? null : await app.get(SetupService).prepare();
    await app.listen(PORT, HOST);
    return { welcomeLink, close };
  } catch (error) {
    // The reason is all that the operator reads: nothing is left that complains of the database going away.
    await close();
    throw error;
  }
}
