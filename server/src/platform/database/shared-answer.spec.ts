import { expect, it } from 'vitest';
import { SharedAnswer } from './shared-answer.js';

it('answers nobody with what was asked before they came, and asks once for all who come meanwhile', async () => {
  let now = 0;
  const open: (() => void)[] = [];
  const answer = new SharedAnswer(async () => {
    const at = now;
    await new Promise<void>((resolve) => open.push(resolve));
    return at;
  });
  const first = answer.next();
  now = 1;
  const later = [answer.next(), answer.next(), answer.next()];
  open[0]?.();
  expect(await first).toBe(0);
  await Promise.resolve();
  await expect.poll(() => open.length).toBe(2);
  open[1]?.();
  expect(await Promise.all(later)).toEqual([1, 1, 1]);
});

it('asks anew after a failure, also for those who waited for it', async () => {
  let fails = true;
  const answer = new SharedAnswer(async () => {
    await Promise.resolve();
    if (!fails) return 'well';
    fails = false;
    throw new Error('no');
  });
  const [first, second] = await Promise.allSettled([answer.next(), answer.next()]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  expect(await answer.next()).toBe('well');
});
