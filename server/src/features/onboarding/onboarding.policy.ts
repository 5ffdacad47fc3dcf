import { administratorPolicy } from '../../platform/authorization/policy.js';

/** It tells of what there is in every organization. */
export const onboardingPolicy = administratorPolicy('Onboarding');
