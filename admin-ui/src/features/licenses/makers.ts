import { Injectable, computed, inject } from '@angular/core';

import { publishersCreate, publishersList, publishersSuggestions } from '../../api/publishers';
import { vendorsCreate, vendorsList } from '../../api/vendors';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import type { EntityOption } from '../../ui/form';

const offered = 20;
const suggested = 6;

type Add = (name: string) => Promise<EntityOption>;

/** Publishers and vendors for the fields that pick one: found by name, and added in place by those who may. */
@Injectable({ providedIn: 'root' })
export class Makers {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);

  readonly findPublishers = (q: string) => publishersList({ q, pageSize: offered, sort: 'name' });
  /** Publishers of installed software that nobody has added yet. */
  readonly suggestPublishers = (q: string) => publishersSuggestions({ q, pageSize: suggested });
  readonly addPublisher = computed(() =>
    this.#ifAllowed('Publisher', (name) => this.#api.send(publishersCreate({ name }))),
  );

  readonly findVendors = (q: string) => vendorsList({ q, pageSize: offered, sort: 'name' });
  readonly addVendor = computed(() => this.#ifAllowed('Vendor', (name) => this.#api.send(vendorsCreate({ name }))));

  #ifAllowed(subject: 'Publisher' | 'Vendor', add: Add): Add | undefined {
    return this.#abilities.can('create', subject) ? add : undefined;
  }
}
