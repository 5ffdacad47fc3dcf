import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

/** Managing the accounts of technicians, apart from signing in with them: what is here needs sessions, which need those. */
@Module({
  controllers: [InvitationsController],
  providers: [AccountsService, AccountsRepository, InvitationsService, InvitationsRepository],
  exports: [AccountsService, InvitationsService],
})
export class AccountsModule {}
