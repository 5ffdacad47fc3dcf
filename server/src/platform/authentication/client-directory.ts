import type { Actor } from '../authorization/actor.js';

/** Where programs that sign in by themselves come from: a feature implements it. */
export abstract class ClientDirectory {
  /** Who an API client is and what it may do; null when it is gone, has expired or was revoked. */
  abstract actorOf(clientId: number): Promise<Actor | null>;

  /** Who a bearer token stands for; null when it is unknown or over, or its client is. */
  abstract actorOfToken(token: string): Promise<Actor | null>;
}
