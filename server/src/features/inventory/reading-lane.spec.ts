import { describe, expect, it } from 'vitest';
import { ReadingLane } from './reading-lane.js';

describe('ReadingLane', () => {
  it('does one thing after another, also after one that failed', async () => {
    const lane = new ReadingLane();
    const course: string[] = [];
    const read = (name: string) => async () => {
      course.push(`${name} begins`);
      await Promise.resolve();
      course.push(`${name} ends`);
      if (name === 'b') throw new Error('unreadable');
      return name;
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => lane.run(read(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(course).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
