import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { LicenseAllocationsModule } from '../license-allocations/license-allocations.module.js';
import { LicensesModule } from '../licenses/licenses.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { AssignmentsController } from './assignments.controller.js';
import { assignmentsPolicy } from './assignments.policy.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { HolderNamesRepository } from './holder-names.repository.js';
import { HolderNames } from './holder-names.service.js';
import { SeatLists } from './seat-lists.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(assignmentsPolicy),
    LicenseAllocationsModule,
    LicensesModule,
    ReconciliationModule,
  ],
  controllers: [AssignmentsController],
  providers: [AssignmentsService, AssignmentsRepository, HolderNames, HolderNamesRepository, SeatLists],
  exports: [AssignmentsService, SeatLists],
})
export class AssignmentsModule {}
