import type { ExportTarget } from './billing-exports.types.js';

const minute = 60;
const hour = 60 * minute;

/** How long after each attempt that failed a webhook is asked again, in seconds; later ones follow each hour. */
const waitSeconds: readonly number[] = [minute, 5 * minute, 15 * minute];

/** When a webhook that did not take a file is asked again. @param attempts so far, this one included. */
export function nextAttemptAt(attempts: number, at: Temporal.Instant): Temporal.Instant {
  return at.add({ seconds: waitSeconds[attempts - 1] ?? hour });
}

/** A webhook may be away for a moment: people are told of it when it did not take the file for the third time. */
export const toldAfterAttempts: Readonly<Record<ExportTarget, number>> = { FOLDER: 1, EMAIL: 1, WEBHOOK: 3 };
