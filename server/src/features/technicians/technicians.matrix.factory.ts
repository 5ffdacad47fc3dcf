import { IncomingMessage } from 'node:http';
import { openEntries } from '../../platform/testing/permission-matrix.entries.js';

const malformed = { allowed: [400], reason: 'Whoever may ask is told what is wrong with the request.' };

/** Signing in, and what everybody may ask about themselves. */
export const matrix = [
  ...openEntries('PUBLIC', {
    'auth.signIn': { path: '/auth/sign-in', body: {}, exception: malformed },
    'auth.acceptInvitation': { path: '/auth/accept-invitation', body: {}, exception: malformed },
  }),
  ...openEntries('SIGNED_IN', {
    'auth.me': { path: '/auth/me' },
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
