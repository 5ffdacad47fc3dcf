import { Module } from '@nestjs/common';
import { AccountDirectory } from '../../platform/authentication/account-directory.js';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { TechniciansRepository } from './technicians.repository.js';
import { TechniciansService } from './technicians.service.js';

@Module({
  imports: [PermissionsModule],
  providers: [
    TechniciansService,
    TechniciansRepository,
    { provide: AccountDirectory, useExisting: TechniciansService },
  ],
  exports: [TechniciansService, AccountDirectory],
})
export class TechniciansModule {}
