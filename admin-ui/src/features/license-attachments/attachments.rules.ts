import { formatNumber } from '../../core/format';

/** The kinds of files that the server takes, for the file picker. The server decides by content, too. */
export const acceptedFiles =
  '.pdf,.png,.jpg,.jpeg,.webp,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.txt,.csv,.eml,.msg,.zip';

const units = ['KB', 'MB', 'GB'];

/** A size as people read it: `812 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? $localize`1 byte` : $localize`${bytes}:count: bytes`;
  let [size, unit] = [bytes / 1_000, 0];
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${formatNumber(size < 10 ? Math.round(size * 10) / 10 : Math.round(size))} ${units[unit]}`;
}

/** One file on its way. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** How much of it is sent, from 0 to 1. */
  readonly share: number;
  /** Why it was not taken. */
  readonly failure: string | null;
}

/** The uploads with one of them changed. */
export function changed(uploads: readonly Upload[], id: number, change: Partial<Upload>): readonly Upload[] {
  return uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
}
