import { Module } from '@nestjs/common';
import { DeviceCriteriaModule } from '../device-criteria/device-criteria.module.js';
import { ExplanationService } from './explanation.service.js';
import { HolderExplanations } from './holder-explanation.service.js';
import { LicenseMover } from './license-mover.service.js';
import { LicenseReconciliation } from './license-reconciliation.service.js';
import { LicenseUsageService } from './license-usage.service.js';
import { PreviewRepository } from './preview.repository.js';
import { ReconciliationClaims } from './reconciliation.claims.js';
import { ReconciliationJobs } from './reconciliation.jobs.js';
import { ReconciliationMetrics } from './reconciliation.metrics.js';
import { ReconciliationLocks } from './reconciliation.locks.js';
import { ReconciliationRepository } from './reconciliation.repository.js';
import { PlaceReconciliation } from './place-reconciliation.service.js';
import { ReconciliationService } from './reconciliation.service.js';
import { SeatMover } from './seat-mover.service.js';
import { SeatsRepository } from './seats.repository.js';

@Module({
  imports: [DeviceCriteriaModule],
  providers: [
    ReconciliationService,
    LicenseReconciliation,
    LicenseMover,
    ReconciliationClaims,
    PlaceReconciliation,
    SeatMover,
    ExplanationService,
    HolderExplanations,
    LicenseUsageService,
    ReconciliationRepository,
    SeatsRepository,
    PreviewRepository,
    ReconciliationLocks,
    ReconciliationJobs,
    ReconciliationMetrics,
  ],
  exports: [ReconciliationService, PlaceReconciliation, ExplanationService, HolderExplanations, LicenseUsageService],
})
export class ReconciliationModule {}
