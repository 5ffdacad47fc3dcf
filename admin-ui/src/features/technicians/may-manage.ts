import { type Signal, computed, inject } from '@angular/core';

import { techniciansGetPermissions } from '../../api/technicians';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { mayGive } from '../permissions/permission-matrix.rules';

/**
 * Whether the signed-in person may change an account: nobody changes one that may do more than they may themselves. Not
 * while that is unknown. Needs an injection context.
 *
 * @param technicianId `undefined` for somebody who is no technician, or not known yet
 */
export function mayManageTechnician(technicianId: () => number | undefined): Signal<boolean> {
  const session = inject(Session);
  const access = apiResource(
    () => {
      const id = technicianId();
      return id === undefined ? undefined : techniciansGetPermissions(id);
    },
    { topics: ['people', 'technician-roles'] },
  );
  return computed(() => {
    const actor = session.actor();
    return actor !== null && access.hasValue() && mayGive(actor, access.value());
  });
}
