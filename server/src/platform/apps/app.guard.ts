import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../http/app-error.js';
import { ActiveApps, type AppKey, appMetadataKey } from './in-app.js';

/** Refuses what belongs to an app that is not active. Runs after permissions: who may not know of it hears that first. */
@Injectable()
export class AppGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apps: ActiveApps,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const key = this.reflector.get<AppKey | undefined>(appMetadataKey, context.getClass());
    if (key === undefined || (await this.apps.isActive(key))) return true;
    throw appInactive(key);
  }
}

/** 409: it belongs to an app that nobody activated. */
export function appInactive(key: AppKey): AppError {
  return new AppError(
    'app.inactive',
    409,
    `This belongs to an app that is not active. A system administrator activates it under Administration → Apps.`,
    { extra: { app: key } },
  );
}
