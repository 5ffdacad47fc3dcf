import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { DeviceCriteriaModule } from '../device-criteria/device-criteria.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { DeviceGroupsController } from './device-groups.controller.js';
import { deviceGroupsPolicy } from './device-groups.policy.js';
import { DeviceGroupsRepository } from './device-groups.repository.js';
import { DeviceGroupsService } from './device-groups.service.js';

/**
 * Knows devices by their table and their policy's subject alone, so that the devices can ask who is in a group
 * without the two modules importing each other.
 */
@Module({
  imports: [AuthorizationModule.forPolicies(deviceGroupsPolicy), DeviceCriteriaModule, ReconciliationModule],
  controllers: [DeviceGroupsController],
  providers: [DeviceGroupsService, DeviceGroupsRepository],
  exports: [DeviceGroupsService],
})
export class DeviceGroupsModule {}
