import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Actor } from '../authorization/actor.js';
import type { ActorRequest } from '../authorization/current-actor.js';

/** Finds out who asks, by any strategy. Whether somebody must be known is the access guard's decision. */
@Injectable()
export class AuthenticationGuard extends AuthGuard(['bearer', 'session']) {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    return true;
  }

  override handleRequest<User>(error: unknown, user: User, _info: unknown, context: ExecutionContext): User {
    if (error !== null && error !== undefined) throw error;
    if (isActor(user)) context.switchToHttp().getRequest<ActorRequest>().actor = user;
    return user;
  }
}

function isActor(user: unknown): user is Actor {
  return typeof user === 'object' && user !== null && 'permissions' in user;
}
