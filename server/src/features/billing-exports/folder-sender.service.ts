import { constants, mkdir, open, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { UndeliveredFile } from './billing-exports.repository.js';
import { isFolderBelow } from './export-schedules.rules.js';
import { ExportNotDelivered, type ExportSender } from './export-senders.js';

/** Others may read what is written, such as the accounting software that fetches it. */
const fileMode = 0o640;

/** Writes files into folders below that of EXPORT_DIR. */
@Injectable()
export class FolderSender implements ExportSender {
  constructor(private readonly config: Config) {}

  /** The file is there under its name once it is whole, and stays when the machine loses power. */
  async send({ folder, fileName, file }: UndeliveredFile): Promise<void> {
    const { EXPORT_DIR: configured, DATA_DIR: data } = this.config.values;
    const base = path.resolve(configured ?? path.join(data, 'exports'));
    try {
      const directory = await folderBelow(base, folder ?? '');
      const unfinished = path.join(directory, `.${fileName}.part`);
      await writeDurably(unfinished, file);
      await rename(unfinished, path.join(directory, fileName));
      await synchronize(directory);
    } catch (error) {
      if (error instanceof ExportNotDelivered) throw error;
      throw new ExportNotDelivered(reasonOf(error, folder ?? ''));
    }
  }
}

/** Makes what is missing of a folder. No link leads out of the base on the way. */
async function folderBelow(base: string, folder: string): Promise<string> {
  if (!isFolderBelow(folder))
    throw new ExportNotDelivered(`The folder “${folder}” is not below the folder of exports.`);
  await mkdir(base, { recursive: true });
  const root = await realpath(base);
  let directory = root;
  for (const name of folder === '' ? [] : folder.split('/')) {
    const next = path.join(directory, name);
    await mkdir(next).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    directory = await realpath(next);
    if (directory !== root && !directory.startsWith(root + path.sep)) {
      throw new ExportNotDelivered(`The folder “${folder}” leads out of the folder of exports.`);
    }
  }
  return directory;
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const handle = await open(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, fileMode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name in a folder is kept with the folder. */
async function synchronize(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const reasons: Record<string, string> = {
  EACCES: 'the server may not write there',
  EPERM: 'the server may not write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  EISDIR: 'a folder has the name of the file',
  ELOOP: 'a link is in the way',
};

/** Says nothing of where the folder of exports is: that is the operator's to know. */
function reasonOf(error: unknown, folder: string): string {
  const code = codeOf(error);
  const where = folder === '' ? 'The folder of exports' : `The folder “${folder}”`;
  return `${where} can’t be written: ${reasons[code] ?? `the system says ${code || 'nothing'}`}. It is tried again each hour.`;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
