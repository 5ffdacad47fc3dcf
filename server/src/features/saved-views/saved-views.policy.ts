import { actions } from '../../platform/authorization/permissions.js';
import type { Policy } from '../../platform/authorization/policy.js';

const subject = 'SavedView';

/** Everybody may have views. Whose they are decides about the rest: permissions do not know who asks. */
export const savedViewsPolicy: Policy = {
  subject,
  fields: {},
  rules: () => actions.map((action) => ({ action, subject })),
};
