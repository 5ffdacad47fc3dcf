import { type WelcomeState, welcomeStep } from './welcome.rules';

const fresh: WelcomeState = {
  administratorExists: true,
  signedIn: true,
  progress: { organizationCount: 0, complete: false },
  startsEmpty: false,
};

describe('welcomeStep', () => {
  it('starts with the administrator', () => {
    expect(welcomeStep({ ...fresh, administratorExists: false, signedIn: false, progress: null })).toBe(
      'administrator',
    );
  });

  it('asks to sign in when somebody else is the administrator', () => {
    expect(welcomeStep({ ...fresh, signedIn: false, progress: null })).toBe('sign-in');
  });

  it('asks for data once, then for the first device', () => {
    expect(welcomeStep(fresh)).toBe('data');
    expect(welcomeStep({ ...fresh, startsEmpty: true })).toBe('enrollment');
    expect(welcomeStep({ ...fresh, progress: { organizationCount: 1, complete: false } })).toBe('enrollment');
  });

  it('ends', () => {
    expect(welcomeStep({ ...fresh, progress: { organizationCount: 3, complete: true } })).toBe('done');
  });
});
