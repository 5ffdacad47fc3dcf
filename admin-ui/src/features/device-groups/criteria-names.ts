import { Injectable, inject } from '@angular/core';

import { devicesGet } from '../../api/devices';
import { locationsGet } from '../../api/locations';
import { organizationsGet } from '../../api/organizations';
import { softwareGet } from '../../api/software';
import { Api } from '../../core/api/api';
import type { ApiRequest } from '../../core/api/api-request';
import { namedIds, readCriteria } from './criteria.rules';
import type { CriteriaGroup, CriterionField, NamedThing } from './criteria.types';

/** Requests on their way at once: a fixed list may name hundreds of devices. */
const atOnce = 6;

const loaders: Partial<Record<CriterionField, (id: number) => ApiRequest<NamedThing>>> = {
  organizationId: organizationsGet,
  locationId: locationsGet,
  product: softwareGet,
  device: devicesGet,
};

/** Reads criteria together with the names of the things that they name by id. */
@Injectable({ providedIn: 'root' })
export class CriteriaNames {
  readonly #api = inject(Api);

  /** Criteria as a tree with names. Something that is gone, or that the actor may not see, is named by its id. */
  async read(criteria: unknown): Promise<CriteriaGroup> {
    const wanted = [...namedIds(criteria)].flatMap(([field, ids]) => [...ids].map((id) => ({ field, id })));
    const names = new Map<string, NamedThing>();
    const next = async (): Promise<void> => {
      for (let one = wanted.pop(); one; one = wanted.pop()) {
        names.set(`${one.field} ${one.id}`, await this.#load(one.field, one.id));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    return readCriteria(criteria, (field, id) => names.get(`${field} ${id}`) ?? nameless(id));
  }

  async #load(field: CriterionField, id: number): Promise<NamedThing> {
    const request = loaders[field]?.(id);
    if (!request) return nameless(id);
    try {
      return await this.#api.send(request);
    } catch {
      return nameless(id);
    }
  }
}

function nameless(id: number): NamedThing {
  return { id, name: $localize`No. ${id}:id:` };
}
