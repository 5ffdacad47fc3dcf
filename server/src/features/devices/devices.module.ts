import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { DeviceGroupsModule } from '../device-groups/device-groups.module.js';
import { PeopleModule } from '../people/people.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { SoftwareModule } from '../software/software.module.js';
import { DeviceRecognitionRepository } from './device-recognition.repository.js';
import { DeviceRecognitionService } from './device-recognition.service.js';
import { DevicesController } from './devices.controller.js';
import { devicesPolicy } from './devices.policy.js';
import { DevicesRepository } from './devices.repository.js';
import { DevicesService } from './devices.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(devicesPolicy),
    DeviceGroupsModule,
    PeopleModule,
    OrganizationsModule,
    ReconciliationModule,
    SoftwareModule,
  ],
  controllers: [DevicesController],
  providers: [DevicesService, DevicesRepository, DeviceRecognitionService, DeviceRecognitionRepository],
  exports: [DevicesService, DeviceRecognitionService],
})
export class DevicesModule {}
