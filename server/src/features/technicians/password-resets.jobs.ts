import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { forgottenPasswordJob, PasswordResets } from './password-resets.service.js';

/** Sends links that were asked for, and forgets those that are too old. */
@Injectable()
export class PasswordResetsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly resets: PasswordResets,
  ) {}

  onModuleInit(): void {
    this.jobs.define({ name: forgottenPasswordJob, run: (data) => this.send(data) });
    this.jobs.define({ name: 'technicians.forget-resets', every: 'hour', run: () => this.resets.forgetOld() });
  }

  private async send(data: unknown): Promise<void> {
    if (typeof data !== 'object' || data === null || !('email' in data) || typeof data.email !== 'string') return;
    await this.resets.sendLink(data.email);
  }
}
