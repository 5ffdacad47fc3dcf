import { type DynamicModule, Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Authorization } from './authorization.service.js';
import type { Policy } from './policy.js';
import { RouteAudit } from './route-audit.js';

/** Permissions for the whole server. A feature adds its policies with `AuthorizationModule.forPolicies`. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Authorization, RouteAudit, AccessGuard],
  exports: [Authorization, AccessGuard],
})
export class AuthorizationModule {
  static forPolicies(...policies: Policy[]): DynamicModule {
    const token = Symbol('policies');

    @Module({ providers: [{ provide: token, useValue: policies }] })
    class FeaturePolicies implements OnModuleInit {
      constructor(
        private readonly authorization: Authorization,
        @Inject(token) private readonly own: Policy[],
      ) {}

      onModuleInit(): void {
        for (const policy of this.own) this.authorization.register(policy);
      }
    }
    return { module: FeaturePolicies };
  }
}
