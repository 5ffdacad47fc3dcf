import { actions } from '../../platform/authorization/permissions.js';
import type { Policy } from '../../platform/authorization/policy.js';
import { seesSharedViews } from './saved-views.rules.js';

const subject = 'SavedView';

/** Everybody may have views. Whose they are decides about the rest: permissions do not know who asks. */
export const savedViewsPolicy: Policy = {
  subject,
  fields: {},
  rules: () => actions.map((action) => ({ action, subject })),
};

/** Who hears that a view that is shared has changed: whoever sees those. */
export const sharedViewsPolicy: Policy = {
  subject: 'SharedView',
  fields: {},
  rules: (permissions) => (seesSharedViews(permissions) ? [{ action: 'read', subject: 'SharedView' }] : []),
};
