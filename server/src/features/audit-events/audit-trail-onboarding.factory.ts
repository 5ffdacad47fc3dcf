import type { TrailCase } from './audit-trail.factory.js';

const subject = { subjectType: 'Onboarding', subjectId: null };

/** The checklist of setting up. */
export const onboardingCases: TrailCase[] = [
  {
    operation: 'onboarding.update',
    repeats: true,
    async run({ send }) {
      await send('put', '/onboarding', { dismissed: true });
      return [{ action: 'onboarding.dismissed', ...subject }];
    },
  },
  {
    operation: 'onboarding.update',
    when: 'it is shown again',
    repeats: true,
    async run({ send }) {
      await send('put', '/onboarding', { dismissed: false });
      return [{ action: 'onboarding.shown', ...subject }];
    },
  },
];
