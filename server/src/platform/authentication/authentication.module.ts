import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { Actors } from './actors.service.js';
import { Attempts } from './attempts.service.js';
import { AuthenticationController } from './authentication.controller.js';
import { AuthenticationJobs } from './authentication.jobs.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { Authentication } from './authentication.service.js';
import { BearerStrategy } from './bearer.strategy.js';
import { CodeAttempts } from './code-attempts.js';
import { FailedAttempts } from './failed-attempts.js';
import { KnownDevices } from './known-devices.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccount } from './own-account.service.js';
import { Proofs } from './proofs.service.js';
import { PasswordSignIn } from './password-sign-in.js';
import { SessionStrategy } from './session.strategy.js';
import { Sessions } from './sessions.service.js';
import { Views } from './views.service.js';

/** Signing in. `accounts` are the modules that export the AccountDirectory and the ClientDirectory. */
@Module({})
export class AuthenticationModule {
  static forRoot(...accounts: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: AuthenticationModule,
      global: true,
      imports: [PassportModule, ...accounts],
      controllers: [AuthenticationController, OwnAccountController],
      providers: [
        Authentication,
        SessionStrategy,
        BearerStrategy,
        AuthenticationGuard,
        AuthenticationJobs,
        Actors,
        CodeAttempts,
        FailedAttempts,
        Attempts,
        KnownDevices,
        OneTimeCodes,
        OneTimeCodesRepository,
        OwnAccount,
        PasswordSignIn,
        Proofs,
        Sessions,
        Views,
      ],
      exports: [
        Authentication,
        AuthenticationGuard,
        Actors,
        FailedAttempts,
        Attempts,
        KnownDevices,
        OneTimeCodes,
        PasswordSignIn,
        Proofs,
        Sessions,
        Views,
      ],
    };
  }
}
