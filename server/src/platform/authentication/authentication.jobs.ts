import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { Authentication } from './authentication.service.js';

/** Forgets sessions that are over and failed sign-ins that no longer count. */
@Injectable()
export class AuthenticationJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly authentication: Authentication,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'authentication.forget',
      title: 'Forget old sign-ins',
      does: 'Forgets sessions that are over and failed sign-ins that no longer count.',
      every: 'hour',
      run: () => this.authentication.forgetOld(),
    });
  }
}
