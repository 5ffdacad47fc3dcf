import type { OnboardingStep } from '../../api/model';
import { checklistItems, nextItem } from './onboarding.rules';

const facts = (done: readonly OnboardingStep[]) => ({
  steps: (['ORGANIZATION', 'ENROLLMENT_TOKEN', 'DEVICE', 'SOFTWARE'] as const).map((step) => ({
    step,
    done: done.includes(step),
  })),
  firstLocation: null,
  firstDevice: null,
});

describe('the checklist', () => {
  it('leads to organizations before there is a location, and to its enrollment then', () => {
    const before = checklistItems(facts([]));
    expect(before[1]?.link).toEqual(['/organizations']);
    const after = checklistItems({ ...facts([]), firstLocation: { id: 7, organizationId: 3 } });
    for (const index of [1, 2]) {
      expect(after[index]?.link).toEqual(['/organizations', 3, 'locations', 7, 'enrollment']);
    }
  });

  it('leads to the device that has reported', () => {
    const firstDevice = { id: 12, name: 'PC-12', reportedAt: '2026-11-23T09:00:00Z' };
    expect(checklistItems({ ...facts(['DEVICE']), firstDevice })[2]?.link).toEqual(['/devices', 12]);
  });

  it('goes on with the first step that is left, until none is', () => {
    expect(nextItem(checklistItems(facts(['ORGANIZATION', 'DEVICE'])))?.step).toBe('ENROLLMENT_TOKEN');
    expect(nextItem(checklistItems(facts(['ORGANIZATION', 'ENROLLMENT_TOKEN', 'DEVICE', 'SOFTWARE'])))).toBeNull();
  });
});
