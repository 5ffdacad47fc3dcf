import type { FieldError } from '../../platform/http/app-error.js';

/** What a row of a file asks for. */
export interface ImportRequest {
  /** The body of `POST /licenses/upsert`, not checked yet. */
  plain: Record<string, unknown> & { name: string };
  /** Cells that hold nothing that could be. */
  errors: FieldError[];
  /** What people should know of the row though nothing is wrong. */
  notes: string[];
  /** A key that is to be kept with the license. */
  productKey: string | null;
  /** Whom the row gives a seat to, of a file with one row per seat; the holders that are declared otherwise. */
  sharesName: boolean;
}
