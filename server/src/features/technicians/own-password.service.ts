import { Injectable } from '@nestjs/common';
import { type AskingSession, Proofs, technicianIdOf } from '../../platform/authentication/proofs.service.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { invalidField } from '../../platform/http/app-error.js';
import { AccountsService } from './accounts.service.js';

/** Technicians choose another password for themselves. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly proofs: Proofs,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * The session that asks goes on, every other one ends.
   * @throws AppError 403 `auth.technicians-only`, 422 `auth.wrong-password`, `password.unchanged` and such as
   * `password.common`, 429 after repeated failures.
   */
  async change(actor: Actor, session: AskingSession, current: string, next: string): Promise<void> {
    const id = technicianIdOf(actor);
    await this.proofs.demandPassword(actor, session, current, 'currentPassword');
    if (current === next) {
      throw invalidField(
        'newPassword',
        'password.unchanged',
        'This is the password that you have. Choose another one.',
      );
    }
    const change = { password: next, passwordField: 'newPassword', keptSession: session.token };
    await this.accounts.change(actor, id, change);
  }
}
