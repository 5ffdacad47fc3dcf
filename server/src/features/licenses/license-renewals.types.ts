/** The job that renews the licenses that are due. */
export const renewalJob = 'licenses.renew';

/** The next term of a license was opened. */
export interface Renewed {
  /** Of the term that was opened; unique for ever. */
  renewalId: number;
  licenseId: number;
  /** The day the term before ended: the license's expiration until now. */
  renewedOn: string;
  /** The last day of the new term. */
  expiresOn: string;
  /** False where somebody renewed it by hand. */
  automatic: boolean;
}

/** Hears of the terms of one license that are opened together, in their order, in the transaction that renews. */
export type RenewedListener = (renewed: readonly Renewed[]) => Promise<void>;
