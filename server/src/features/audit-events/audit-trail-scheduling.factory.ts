import { expect } from 'vitest';
import type { TrailCase } from './audit-trail.factory.js';

/** What is done by the clock, and was asked for by hand. */
export const schedulingCases: TrailCase[] = [
  {
    operation: 'schedules.run',
    repeats: true,
    async run({ send }) {
      const job = 'authentication.forget';
      const { id } = await send('post', `/schedules/${job}/run`);
      const after = { name: expect.any(String), job, runId: id };
      return [{ action: 'schedule.run-asked', subjectType: 'Schedule', subjectId: null, after }];
    },
  },
];
