import { Module } from '@nestjs/common';
import { ClientDirectory } from '../../platform/authentication/client-directory.js';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { TechnicianRolesModule } from '../technician-roles/technician-roles.module.js';
import { apiClientsPolicy } from './api-clients.policy.js';
import { ApiClientsController } from './api-clients.controller.js';
import { ApiClientsJobs } from './api-clients.jobs.js';
import { ApiClientsRepository } from './api-clients.repository.js';
import { ApiClientsService } from './api-clients.service.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokens } from './api-tokens.service.js';

@Module({
  imports: [AuthorizationModule.forPolicies(apiClientsPolicy), PermissionsModule, TechnicianRolesModule],
  controllers: [ApiClientsController, ApiTokensController],
  providers: [
    ApiClientsService,
    ApiTokens,
    ApiClientsRepository,
    ApiClientsJobs,
    { provide: ClientDirectory, useExisting: ApiTokens },
  ],
  exports: [ClientDirectory],
})
export class ApiClientsModule {}
