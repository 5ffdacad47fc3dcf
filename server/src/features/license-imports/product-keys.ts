import type { Actor } from '../../platform/authorization/actor.js';

/** What became of a product key of a file. */
export type KeptKey = 'ADDED' | 'PRESENT' | 'NOT_KEPT';

/** Where product keys of imported licenses go: never into a text of the license, where anybody would read them. */
export abstract class ProductKeys {
  /** Keeps a key with a license that has none of this value. @throws AppError 403. */
  abstract keep(actor: Actor, licenseId: number, key: string): Promise<KeptKey>;
}

/** Keeps none: people add them on the page of the license. */
export class NoProductKeys extends ProductKeys {
  override keep(): Promise<KeptKey> {
    return Promise.resolve('NOT_KEPT');
  }
}
