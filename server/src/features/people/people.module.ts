import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { AccountsModule } from '../technicians/accounts.module.js';
import { EndUserRolesModule } from '../end-user-roles/end-user-roles.module.js';
import { TechnicianRolesModule } from '../technician-roles/technician-roles.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { OwnNameController } from './own-name.controller.js';
import { OwnName } from './own-name.service.js';
import { PeopleController } from './people.controller.js';
import { peoplePolicy } from './people.policy.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PersonRolesRepository } from './person-roles.repository.js';
import { PersonRolesService } from './person-roles.service.js';
import { SeatHistoryService } from './seat-history.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(peoplePolicy),
    AccountsModule,
    EndUserRolesModule,
    OrganizationsModule,
    PermissionsModule,
    ReconciliationModule,
    TechnicianRolesModule,
  ],
  controllers: [PeopleController, OwnNameController],
  providers: [OwnName, PeopleService, PeopleRepository, PersonRolesService, PersonRolesRepository, SeatHistoryService],
  exports: [PeopleService, SeatHistoryService],
})
export class PeopleModule {}
