import { Module } from '@nestjs/common';
import { DeviceCriteriaService } from './device-criteria.service.js';

@Module({ providers: [DeviceCriteriaService], exports: [DeviceCriteriaService] })
export class DeviceCriteriaModule {}
