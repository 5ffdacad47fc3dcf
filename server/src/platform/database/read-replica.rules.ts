/** What a replica says of itself. */
export interface ReplicaState {
  /** Which database cluster it is a copy of. */
  readonly systemId: string;
  /** Whether it still follows a primary. One that was promoted goes its own way. */
  readonly following: boolean;
  /** How far it has replayed what the primary wrote, in bytes of its log; null for one that never replayed anything. */
  readonly position: bigint | null;
}

/** What the primary says of itself: what is committed is at this position of its log, or before it. */
export interface PrimaryState {
  readonly systemId: string;
  readonly position: bigint;
}

/**
 * - `USE`: it has everything that was committed when the primary was asked.
 * - `WAIT`: it does not have it yet.
 * - `FOREIGN`: it is no replica of this primary, and its position says nothing.
 */
export type Verdict = 'USE' | 'WAIT' | 'FOREIGN';

export function verdictOn(replica: ReplicaState, primary: PrimaryState): Verdict {
  if (!replica.following || replica.systemId !== primary.systemId || replica.position === null) return 'FOREIGN';
  return replica.position >= primary.position ? 'USE' : 'WAIT';
}
