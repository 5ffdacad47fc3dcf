import { Module } from '@nestjs/common';
import { WorkController } from './work.controller.js';
import { WorkRepository } from './work.repository.js';
import { WorkService } from './work.service.js';

/** Reads what imports, licenses and exports keep of how far they are. */
@Module({
  controllers: [WorkController],
  providers: [WorkService, WorkRepository],
})
export class WorkModule {}
