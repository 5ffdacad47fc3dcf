import { Module } from '@nestjs/common';
import { ReconciliationRepository } from './reconciliation.repository.js';
import { ReconciliationService } from './reconciliation.service.js';

@Module({ providers: [ReconciliationService, ReconciliationRepository], exports: [ReconciliationService] })
export class ReconciliationModule {}
