import type { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';

import type { PermissionGrant } from '../../api/model';
import type { Session } from '../../core/session/session';
import { coversAll } from './permission-matrix.rules';

/** A role that was picked, with what it allows where that is known. */
type PickedRole = { readonly permissions?: readonly PermissionGrant[] } | null;

/** Refuses a role that allows more than somebody may do themselves: nobody gives more than they have. */
export function withinOwnPermissions(session: Session): ValidatorFn {
  return ({ value }: AbstractControl<PickedRole>): ValidationErrors | null => {
    const actor = session.actor();
    if (!value?.permissions || (actor !== null && coversAll(actor, value.permissions))) return null;
    return { beyond: $localize`This role goes beyond your own permissions. Choose another one.` };
  };
}
