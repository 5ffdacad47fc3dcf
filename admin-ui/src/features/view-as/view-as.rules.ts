import type { ActorResponse } from '../../api/model';
import { type Allowed, mayGive } from '../permissions/permission-matrix.rules';

/** Whether somebody may view as another: nobody views as one who may do more, or as two at once. */
export function mayViewAs(actor: ActorResponse | null, viewed: Allowed): boolean {
  if (actor === null || actor.viewingAs !== null || actor.kind !== 'TECHNICIAN') return false;
  return mayGive(actor, viewed);
}
