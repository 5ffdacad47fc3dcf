import { administratorPermissions, type Permissions } from './permissions.js';

/** Who asks: a technician who signed in, a program with a token, or the system itself in a job. */
export interface Actor {
  kind: 'TECHNICIAN' | 'API_CLIENT' | 'SYSTEM';
  /** The technician's person id; null for everybody else. */
  id: number | null;
  /** Of an API client. */
  clientId?: number;
  name: string;
  email: string | null;
  permissions: Permissions;
  /** With whose permissions they look at everything, and change nothing; absent: with their own. */
  viewingAs?: ViewedAs;
  /** Whether signing in with a password asks this technician for a one-time code. */
  requiresOneTimeCode?: boolean;
  /** They have none yet, and may do nothing but set them up. */
  mustEnrol?: boolean;
}

/** The technician role, or the technician, whose permissions somebody looks with. */
export interface ViewedAs {
  kind: 'TECHNICIAN_ROLE' | 'TECHNICIAN';
  id: number;
  name: string;
  /** The role viewed as, or that of the technician viewed as; null without one. */
  role: string | null;
}

/** Tells actors from each other, whatever their kind. Whoever views as another has nothing of their own. */
export function actorKey({ kind, id, clientId, viewingAs }: Actor): string {
  if (viewingAs !== undefined) return viewingAs.kind === 'TECHNICIAN' ? String(viewingAs.id) : `role ${viewingAs.id}`;
  return kind === 'API_CLIENT' ? `client ${clientId ?? 0}` : String(id ?? 0);
}

/** Whether an account is that of the technician who asks. */
export function isOwnAccount({ kind, id }: Actor, technicianId: number): boolean {
  return kind === 'TECHNICIAN' && id === technicianId;
}

/** The system itself: what jobs, the command line and inventory agents act as. */
export const systemActor: Actor = {
  kind: 'SYSTEM',
  id: null,
  name: 'Seatwise',
  email: null,
  permissions: administratorPermissions,
};
