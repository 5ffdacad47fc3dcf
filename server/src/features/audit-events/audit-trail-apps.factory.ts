import type { TrailCase } from './audit-trail.factory.js';

const subject = { subjectType: 'App', subjectId: null };

/** Which parts of the product are in use. */
export const appCases: TrailCase[] = [
  {
    operation: 'apps.activate',
    repeats: true,
    async run({ send }) {
      await send('post', '/apps/billing/activate');
      return [{ action: 'app.activated', ...subject, after: { key: 'billing' } }];
    },
  },
  {
    operation: 'apps.deactivate',
    repeats: true,
    async run({ send }) {
      await send('post', '/apps/billing/deactivate');
      return [{ action: 'app.deactivated', ...subject, after: { key: 'billing' } }];
    },
  },
];
