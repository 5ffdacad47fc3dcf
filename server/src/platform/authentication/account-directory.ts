import type { Actor, ViewedAs } from '../authorization/actor.js';
import type { Permissions } from '../authorization/permissions.js';

/** What is needed to check a password. */
export interface Credentials {
  technicianId: number;
  passwordHash: string | null;
}

/** A technician role or a technician that somebody wants to view as. */
export type ViewTarget = Pick<ViewedAs, 'kind' | 'id'>;

/** What somebody who views as another looks with. */
export interface AccountView {
  viewedAs: ViewedAs;
  permissions: Permissions;
  /** False for a technician who may not sign in: there is nothing to see then. */
  active: boolean;
}

/** Where accounts come from: a feature implements it, so that signing in knows nothing of the domain. */
export abstract class AccountDirectory {
  /** The credentials of the active account with this e-mail, or null. */
  abstract credentialsOf(email: string): Promise<Credentials | null>;

  /** Who a technician is and what they may do; null when the account is gone or inactive. */
  abstract actorOf(technicianId: number): Promise<Actor | null>;

  /** Fields of `GET /auth/me` that the platform does not know. */
  abstract roleOf(technicianId: number): Promise<string | null>;

  /** What a technician role, or a technician, may do now; null when it is gone. */
  abstract viewOf(target: ViewTarget): Promise<AccountView | null>;
}
