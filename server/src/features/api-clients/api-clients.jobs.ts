import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ApiTokens } from './api-tokens.service.js';

/** Forgets tokens that are over. */
@Injectable()
export class ApiClientsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly tokens: ApiTokens,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'api-clients.forget-tokens',
      title: 'Forget access tokens',
      does: 'Forgets access tokens of API clients that have expired.',
      every: 'hour',
      run: () => this.tokens.forgetOld(),
    });
  }
}
