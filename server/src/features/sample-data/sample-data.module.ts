import { Module } from '@nestjs/common';
import { SampleDataService } from './sample-data.service.js';

@Module({ providers: [SampleDataService], exports: [SampleDataService] })
export class SampleDataModule {}
