import { Module } from '@nestjs/common';
import { DevicesModule } from '../devices/devices.module.js';
import { EnrollmentTokensModule } from '../enrollment-tokens/enrollment-tokens.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { SoftwareModule } from '../software/software.module.js';
import { AgentErrorForm } from './agent-error-form.js';
import { AgentInventoryController } from './agent-inventory.controller.js';
import { AgentInventoryService } from './agent-inventory.service.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { CheckInsService } from './check-ins.service.js';
import { IngestGate } from './ingest-gate.js';
import { IngestTurnInterceptor } from './ingest-turn.interceptor.js';
import { InventoryController } from './inventory.controller.js';
import { InventoryService } from './inventory.service.js';
import { ReadingLane } from './reading-lane.js';

@Module({
  imports: [DevicesModule, EnrollmentTokensModule, OrganizationsModule, ReconciliationModule, SoftwareModule],
  controllers: [AgentInventoryController, InventoryController],
  providers: [
    AgentErrorForm,
    AgentInventoryService,
    CheckInsRepository,
    CheckInsService,
    IngestGate,
    IngestTurnInterceptor,
    InventoryService,
    ReadingLane,
  ],
  exports: [IngestTurnInterceptor, InventoryService],
})
export class InventoryModule {}
