import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PermissionsModule } from '../permissions/permissions.module.js';
import { TechnicianRolesModule } from '../technician-roles/technician-roles.module.js';
import { IdentityProvidersController } from './identity-providers.controller.js';
import { identityProvidersPolicy } from './identity-providers.policy.js';
import { IdentityProvidersRepository } from './identity-providers.repository.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { ManageableProviders } from './manageable-providers.service.js';
import { OidcSignInController } from './oidc-sign-in.controller.js';
import { OidcSignInJobs } from './oidc-sign-in.jobs.js';
import { OidcSignIn } from './oidc-sign-in.service.js';
import { OpenIdClients } from './openid-clients.service.js';
import { ProviderAccounts } from './provider-accounts.service.js';
import { TechnicianIdentitiesController } from './technician-identities.controller.js';
import { TechnicianIdentitiesRepository } from './technician-identities.repository.js';
import { TechnicianIdentities } from './technician-identities.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(identityProvidersPolicy),
    PeopleModule,
    PermissionsModule,
    TechnicianRolesModule,
  ],
  controllers: [IdentityProvidersController, OidcSignInController, TechnicianIdentitiesController],
  providers: [
    IdentityProvidersService,
    ManageableProviders,
    IdentityProvidersRepository,
    OidcSignIn,
    OidcSignInJobs,
    OpenIdClients,
    ProviderAccounts,
    TechnicianIdentities,
    TechnicianIdentitiesRepository,
  ],
})
export class IdentityProvidersModule {}
