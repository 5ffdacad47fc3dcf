import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The key that protects secrets at rest: the one of the environment, else the one kept in the data
 * directory, made there on the first start. Two processes that start at once end with the same key,
 * because the file is created exclusively.
 */
export async function loadSecretKey(fromEnvironment: string | null, dataDirectory: string): Promise<string> {
  if (fromEnvironment !== null) return fromEnvironment;
  await mkdir(dataDirectory, { recursive: true });
  const file = path.join(dataDirectory, 'secret-key');
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(32).toString('hex'));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = (await readFile(file, 'utf8')).trim();
  if (key.length < 32) throw new Error(`The secret key in ${file} is damaged. Restore it from a backup.`);
  return key;
}
