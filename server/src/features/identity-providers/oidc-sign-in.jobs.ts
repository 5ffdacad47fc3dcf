import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OidcSignIn } from './oidc-sign-in.service.js';

/** Forgets sign-ins that came back from a provider long ago. */
@Injectable()
export class OidcSignInJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly signIn: OidcSignIn,
  ) {}

  onModuleInit(): void {
    this.jobs.define({
      name: 'identity-providers.forget',
      title: 'Forget sign-ins by providers',
      does: 'Forgets sign-ins by providers that are over and cannot come back any more.',
      every: 'hour',
      run: () => this.signIn.forgetOld(),
    });
  }
}
