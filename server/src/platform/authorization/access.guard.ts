import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError, forbidden, viewingAsAnother } from '../http/app-error.js';
import { Authorization } from './authorization.service.js';
import type { Actor } from './actor.js';
import { type Access, accessKey, whileEnrollingKey, whileViewingKey } from './can.js';
import type { ActorRequest } from './current-actor.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Holds every route to what it declares; a route that declares nothing is refused. Runs after authentication. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authorization: Authorization,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    if (access?.kind === 'public') return true;
    const actor = context.switchToHttp().getRequest<ActorRequest>().actor;
    if (actor === undefined) throw new AppError('auth.required', 401, 'Sign in first.');
    const enrolling = this.reflector.get<true | undefined>(whileEnrollingKey, context.getHandler());
    if (actor.mustEnrol === true && enrolling !== true) throw enrolmentRequired();
    this.demandOwnPermissions(actor, context);
    if (access?.kind === 'signed-in') return true;
    if (access?.kind === 'can' && this.authorization.allowsSome(actor, access.action, access.subject)) return true;
    throw forbidden();
  }

  /** @throws AppError 403 `auth.viewing-as` for a change by somebody who looks with the permissions of another. */
  private demandOwnPermissions({ viewingAs }: Actor, context: ExecutionContext): void {
    if (viewingAs === undefined) return;
    if (safeMethods.has(context.switchToHttp().getRequest<ActorRequest>().method)) return;
    if (this.reflector.get<true | undefined>(whileViewingKey, context.getHandler()) === true) return;
    throw viewingAsAnother(viewingAs.name);
  }
}

/** 403: who must sign in with one-time codes sets them up before anything else. */
function enrolmentRequired(): AppError {
  return new AppError(
    'auth.otp-enrolment-required',
    403,
    'One-time codes are required of you. Set them up first, under My account.',
  );
}
