import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { AppError } from '../http/app-error.js';

/** Names the provider by which somebody must sign in instead of by a password; null when a password will do. */
export type ProviderDemand = (actor: Actor) => Promise<string | null>;

/** Whether people may sign in by passwords: whoever keeps other ways of signing in can demand one of those. */
@Injectable()
export class PasswordSignIn {
  private readonly demands: ProviderDemand[] = [];

  /** Called by a feature as its module starts. */
  register(demand: ProviderDemand): void {
    this.demands.push(demand);
  }

  /** Why somebody who proved to know the password is not signed in by it; null when they are. */
  async refusalOf(actor: Actor): Promise<AppError | null> {
    for (const demand of this.demands) {
      const provider = await demand(actor);
      if (provider !== null) return providerRequired(provider);
    }
    return null;
  }
}

/** 403: said only to those who know the password. */
function providerRequired(provider: string): AppError {
  return new AppError(
    'auth.provider-required',
    403,
    `People with your e-mail address sign in with ${provider}. Use the button “Sign in with ${provider}”.`,
  );
}
