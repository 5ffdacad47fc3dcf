import type { Actor } from '../authorization/actor.js';

/** What is needed to check a password. */
export interface Credentials {
  technicianId: number;
  passwordHash: string | null;
}

/** Where accounts come from: a feature implements it, so that signing in knows nothing of the domain. */
export abstract class AccountDirectory {
  /** The credentials of the active account with this e-mail, or null. */
  abstract credentialsOf(email: string): Promise<Credentials | null>;

  /** Who a technician is and what they may do; null when the account is gone or inactive. */
  abstract actorOf(technicianId: number): Promise<Actor | null>;

  /** Fields of `GET /auth/me` that the platform does not know. */
  abstract roleOf(technicianId: number): Promise<string | null>;
}
