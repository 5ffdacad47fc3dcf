import { Module } from '@nestjs/common';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { TechniciansModule } from '../technicians/technicians.module.js';
import { ViewAsController } from './view-as.controller.js';
import { ViewAsService } from './view-as.service.js';

@Module({
  imports: [PermissionsModule, TechniciansModule],
  controllers: [ViewAsController],
  providers: [ViewAsService],
})
export class ViewAsModule {}
