import { Module } from '@nestjs/common';
import { LicensesModule } from '../licenses/licenses.module.js';
import { LicenseAttachmentsController } from './license-attachments.controller.js';
import { LicenseAttachmentsRepository } from './license-attachments.repository.js';
import { LicenseAttachmentsService } from './license-attachments.service.js';

@Module({
  imports: [LicensesModule],
  controllers: [LicenseAttachmentsController],
  providers: [LicenseAttachmentsService, LicenseAttachmentsRepository],
  exports: [LicenseAttachmentsService],
})
export class LicenseAttachmentsModule {}
