import { administratorPolicy } from '../../platform/authorization/policy.js';

export const sampleDataPolicy = administratorPolicy('SampleData');
