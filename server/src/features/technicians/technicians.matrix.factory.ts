import { IncomingMessage } from 'node:http';
import { openEntries } from '../../platform/testing/permission-matrix.entries.js';

const malformed = { allowed: [400], reason: 'Whoever may ask is told what is wrong with the request.' };

const noSuchSession = { allowed: [404], reason: 'Nobody has a session of that id.' };

/** Signing in, and what everybody may ask about themselves. */
export const matrix = [
  ...openEntries('PUBLIC', {
    'auth.signIn': { path: '/auth/sign-in', body: {}, exception: malformed },
    'auth.options': { path: '/auth/options' },
    'auth.forgottenPassword': { path: '/auth/forgotten-password', body: {}, exception: malformed },
    'auth.resetPassword': { path: '/auth/reset-password', body: {}, exception: malformed },
    'auth.acceptInvitation': { path: '/auth/accept-invitation', body: {}, exception: malformed },
  }),
  ...openEntries('SIGNED_IN', {
    'auth.me': { path: '/auth/me' },
    'auth.account': { path: '/auth/account', ofPeople: true },
    'auth.updateAccount': { path: '/auth/account', body: { surprise: 1 }, exception: malformed },
    'auth.sessions': { path: '/auth/sessions', ofPeople: true },
    'auth.endOtherSessions': { path: '/auth/sessions', ofPeople: true },
    'auth.endSession': { path: '/auth/sessions/999999999', ofPeople: true, exception: noSuchSession },
    'auth.beginEnrolment': { path: '/auth/one-time-codes', body: { surprise: 1 }, exception: malformed },
    'auth.confirmEnrolment': { path: '/auth/one-time-codes/confirm', body: {}, exception: malformed },
    'auth.renewRecoveryCodes': {
      path: '/auth/one-time-codes/recovery-codes',
      body: { surprise: 1 },
      exception: malformed,
    },
    'auth.disableOneTimeCodes': {
      path: '/auth/one-time-codes/disable',
      body: { surprise: 1 },
      exception: malformed,
    },
    'auth.changePassword': { path: '/auth/password', body: {}, exception: malformed },
    'auth.signOut': { path: '/auth/sign-out', endsSession: true },
    'events.stream': {
      path: '/events',
      // It never ends by itself: the first event is enough.
      send: (request) =>
        request.buffer(false).parse((response, done) => {
          response.on('data', () => {
            if (response instanceof IncomingMessage) response.destroy();
            done(null, '');
          });
        }),
    },
  }),
];
