import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AuthenticationController } from './authentication.controller.js';
import { AuthenticationJobs } from './authentication.jobs.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { Authentication } from './authentication.service.js';
import { SessionStrategy } from './session.strategy.js';

/** Signing in. `accounts` is the module that exports the AccountDirectory. */
@Module({})
export class AuthenticationModule {
  static forRoot(accounts: NonNullable<ModuleMetadata['imports']>[number]): DynamicModule {
    return {
      module: AuthenticationModule,
      global: true,
      imports: [PassportModule, accounts],
      controllers: [AuthenticationController],
      providers: [Authentication, SessionStrategy, AuthenticationGuard, AuthenticationJobs],
      exports: [Authentication, AuthenticationGuard],
    };
  }
}
