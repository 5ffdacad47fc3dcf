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
}

/** Tells actors from each other, whatever their kind. */
export function actorKey({ kind, id, clientId }: Actor): string {
  return kind === 'API_CLIENT' ? `client ${clientId ?? 0}` : String(id ?? 0);
}

/** The system itself: what jobs, the command line and inventory agents act as. */
export const systemActor: Actor = {
  kind: 'SYSTEM',
  id: null,
  name: 'Seatwise',
  email: null,
  permissions: administratorPermissions,
};
