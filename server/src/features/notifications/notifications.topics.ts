import type { Change } from '../../platform/events/changes.js';

/** Deliveries are to be sent: heard by servers alone. */
export const deliveriesDue: Change = {
  topic: 'notification-deliveries-due',
  subject: null,
  ids: null,
  organizationIds: null,
};

/** Whose facts something tells: those of some organizations, or of all. */
export interface ToldOf {
  isGlobal: boolean;
  organizationIds: readonly number[];
}

const ofEverybody: ToldOf = { isGlobal: true, organizationIds: [] };

function heardBy({ isGlobal, organizationIds }: ToldOf): Pick<Change, 'subject' | 'organizationIds' | 'whole'> {
  return { subject: 'Notification', organizationIds: isGlobal ? null : [...organizationIds], whole: true };
}

/** Somebody was told something: heard by who may see all of it. */
export function notificationTold(id: number, toldOf: ToldOf): Change {
  return { topic: 'notifications', ids: [id], ...heardBy(toldOf) };
}

/** What is sent, or became of it, has changed: heard by who may see all that it tells. */
export function deliveriesChanged(toldOf: ToldOf = ofEverybody): Change {
  return { topic: 'notification-deliveries', ids: null, ...heardBy(toldOf) };
}
