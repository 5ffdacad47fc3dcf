import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { importJob, LicenseImportsService } from './license-imports.service.js';

/** Imports that nobody waits for. */
@Injectable()
export class LicenseImportsJobs implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly imports: LicenseImportsService,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: importJob,
      title: 'Import licenses',
      does: 'Imports the licenses of a file that somebody sent.',
      run: (data) => this.imports.work(idOf(data)),
    });
    this.jobs.define({
      name: 'license-imports.take-over',
      title: 'Take over imports',
      does: 'Goes on with imports whose server stopped before they were done.',
      every: 'minute',
      run: () => this.imports.takeOverAbandoned(),
    });
    this.jobs.define({
      name: 'license-imports.forget',
      title: 'Forget imports',
      does: 'Forgets files and reports of imports that are older than 30 days.',
      every: 'hour',
      run: () => this.imports.forget(),
    });
  }

  beforeApplicationShutdown(): void {
    this.imports.stop();
  }
}

function idOf(data: unknown): number {
  const id = typeof data === 'object' && data !== null && 'id' in data ? Number(data.id) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw new Error('An import is asked for by its id.');
  return id;
}
