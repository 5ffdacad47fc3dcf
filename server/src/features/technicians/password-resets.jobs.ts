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
    this.jobs.define({
      name: forgottenPasswordJob,
      title: 'Send password links',
      does: 'Sends the link that somebody asked for who forgot their password.',
      run: (data) => this.send(data),
    });
    this.jobs.define({
      name: 'technicians.forget-resets',
      title: 'Forget password links',
      does: 'Forgets links for new passwords that are too old to be used.',
      every: 'hour',
      run: () => this.resets.forgetOld(),
    });
  }

  private async send(data: unknown): Promise<void> {
    if (typeof data !== 'object' || data === null || !('email' in data) || typeof data.email !== 'string') return;
    await this.resets.sendLink(data.email);
  }
}
