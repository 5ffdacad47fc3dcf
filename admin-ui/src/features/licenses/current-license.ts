import { Injectable, computed, signal } from '@angular/core';

import { licensesGet } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';

/** The license whose page is open: read once for the page and all of its tabs. Provided by the page. */
@Injectable()
export class CurrentLicense {
  readonly #id = signal<number | undefined>(undefined);

  readonly resource = apiResource(
    () => {
      const id = this.#id();
      return id === undefined ? undefined : licensesGet(id);
    },
    { topics: ['licenses'] },
  );
  /** `null` while it is not there yet, or could not be read. */
  readonly license = computed<LicenseResponse | null>(() =>
    this.resource.hasValue() ? (this.resource.value() ?? null) : null,
  );

  /** Opens a license. */
  show(id: number): void {
    this.#id.set(id);
  }

  /** Shows what was just saved, before it is read again. */
  set(license: LicenseResponse): void {
    this.resource.set(license);
  }
}
