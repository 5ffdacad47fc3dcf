import type { Actor } from '../../platform/authorization/actor.js';
import type { Authorization } from '../../platform/authorization/authorization.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { type LicenseShare, partialShare, wholeShare } from './license-share.sql.js';

/** Which licenses somebody sees, and how much of each. */
export interface SeenLicenses {
  /** A condition on license `l`. */
  visible: Sql;
  share: LicenseShare;
}

/** The licenses that an actor may see, with the part of each that lies in organizations where they may see licenses. */
export function licensesSeenBy(authorization: Authorization, actor: Actor): SeenLicenses {
  const visible = authorization.visibleTo(actor, 'License', 'l');
  if (authorization.allowsEvery(actor, 'read', 'Assignment')) return { visible, share: wholeShare };
  return { visible, share: partialShare((alias) => authorization.visibleTo(actor, 'Assignment', alias)) };
}

/** Whether an actor may see licenses in all that a scope covers, so that the whole of such a license is theirs to know. */
export function seesWholeScope(
  authorization: Authorization,
  actor: Actor,
  scope: { global: boolean; organizationIds: readonly number[] },
): boolean {
  if (scope.global) return authorization.allowsEvery(actor, 'read', 'Assignment');
  return scope.organizationIds.every((organizationId) =>
    authorization.allows(actor, 'read', 'Assignment', { organizationId }),
  );
}
