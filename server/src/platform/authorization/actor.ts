import { administratorPermissions, type Permissions } from './permissions.js';

/** Who asks: a technician who signed in, or the system itself in a job. */
export interface Actor {
  kind: 'TECHNICIAN' | 'SYSTEM';
  /** The technician's person id; null for the system. */
  id: number | null;
  name: string;
  email: string | null;
  permissions: Permissions;
}

/** The system itself: what jobs, the command line and inventory agents act as. */
export const systemActor: Actor = {
  kind: 'SYSTEM',
  id: null,
  name: 'Seatwise',
  email: null,
  permissions: administratorPermissions,
};
