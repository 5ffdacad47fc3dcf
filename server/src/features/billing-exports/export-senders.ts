import type { ExportTarget } from './billing-exports.types.js';
import type { UndeliveredFile } from './billing-exports.repository.js';

/** A file could not be handed over. The message says to people why, and what to do. */
export class ExportNotDelivered extends Error {}

/**
 * Takes over the files of schedules for one kind of target, within a transaction that ends right afterwards: what takes
 * long, such as calling somebody over the network, is left to a job of the same commit. A file may come twice, when the
 * process is killed before the commit; it is the same then, under the same name.
 */
export interface ExportSender {
  /** @throws ExportNotDelivered with the reason. */
  send(file: UndeliveredFile): Promise<void>;
}

/** Targets that files are handed over to at once; webhooks are asked outside of any transaction. */
export type SentTarget = Exclude<ExportTarget, 'WEBHOOK'>;

/** Who takes the files, by their target. */
export abstract class ExportSenders {
  abstract readonly byTarget: Readonly<Record<SentTarget, ExportSender>>;
}
