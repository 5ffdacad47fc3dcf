/** A step of the welcome; `done` when nothing is left to do in it. */
export type WelcomeStep = 'administrator' | 'sign-in' | 'data' | 'enrollment' | 'done';

/** What decides where the welcome stands. */
export interface WelcomeState {
  readonly administratorExists: boolean;
  readonly signedIn: boolean;
  /** How far the server says it has come; `null` before somebody is signed in. */
  readonly progress: {
    readonly organizationCount: number;
    readonly complete: boolean;
  } | null;
  /** The person chose in this visit to begin without sample data. */
  readonly startsEmpty: boolean;
}

/** The step that is next. */
export function welcomeStep({ administratorExists, signedIn, progress, startsEmpty }: WelcomeState): WelcomeStep {
  if (!administratorExists) return 'administrator';
  if (!signedIn) return 'sign-in';
  if (progress?.complete) return 'done';
  // With organizations there is nothing to choose any more: whoever comes back goes on with the first device.
  return startsEmpty || (progress !== null && progress.organizationCount > 0) ? 'enrollment' : 'data';
}
