import { Module } from '@nestjs/common';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { OwnPasswordController } from './own-password.controller.js';
import { OwnPassword } from './own-password.service.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordResetsJobs } from './password-resets.jobs.js';
import { PasswordResetsRepository } from './password-resets.repository.js';
import { PasswordResets } from './password-resets.service.js';
import { TechnicianSecurityController } from './technician-security.controller.js';
import { TechnicianSecurity } from './technician-security.service.js';

/** Managing the accounts of technicians, apart from signing in with them: what is here needs sessions, which need those. */
@Module({
  imports: [PermissionsModule],
  controllers: [InvitationsController, OwnPasswordController, PasswordResetsController, TechnicianSecurityController],
  providers: [
    AccountsService,
    AccountsRepository,
    InvitationsService,
    InvitationsRepository,
    OwnPassword,
    PasswordResets,
    PasswordResetsJobs,
    PasswordResetsRepository,
    TechnicianSecurity,
  ],
  exports: [AccountsService, InvitationsService, PasswordResets],
})
export class AccountsModule {}
