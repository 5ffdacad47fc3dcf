import { SetMetadata } from '@nestjs/common';
import type { Action } from './permissions.js';

/** What a route demands. */
export type Access = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'can'; action: Action; subject: string };

export const accessKey = 'seatwise:access';

/** The route is open to actors who may do `action` with at least one `subject`. */
export const Can = (action: Action, subject: string): MethodDecorator =>
  SetMetadata<string, Access>(accessKey, { kind: 'can', action, subject });

/** The route is open to everybody, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata<string, Access>(accessKey, { kind: 'public' });

export const whileEnrollingKey = 'seatwise:while-enrolling';

/** The route is open also to somebody who must set up one-time codes before they may do anything else. */
export const WhileEnrolling = (): MethodDecorator => SetMetadata<string, true>(whileEnrollingKey, true);

/** The route is open to everybody who is signed in: it speaks of the actor alone. */
export const SignedIn = (): MethodDecorator => SetMetadata<string, Access>(accessKey, { kind: 'signed-in' });

export const whileViewingKey = 'seatwise:while-viewing';

/**
 * The route is open to somebody who views as another, though it is no GET: it stores nothing, or speaks of their own
 * session alone.
 */
export const WhileViewing = (): MethodDecorator => SetMetadata<string, true>(whileViewingKey, true);
