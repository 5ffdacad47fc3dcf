import { Module } from '@nestjs/common';
import { PermissionsRepository } from './permissions.repository.js';
import { PermissionsService } from './permissions.service.js';
import { TechnicianPermissionsController } from './technician-permissions.controller.js';
import { TechnicianPermissions } from './technician-permissions.service.js';

@Module({
  controllers: [TechnicianPermissionsController],
  providers: [PermissionsService, TechnicianPermissions, PermissionsRepository],
  exports: [PermissionsService],
})
export class PermissionsModule {}
