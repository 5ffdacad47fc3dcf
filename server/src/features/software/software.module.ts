import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { InstallationsRepository } from './installations.repository.js';
import { InstallationsService } from './installations.service.js';
import { ProductCountsRepository } from './product-counts.repository.js';
import { ProductCountsService } from './product-counts.service.js';
import { ProductKeysRepository } from './product-keys.repository.js';
import { ProductKeysService } from './product-keys.service.js';
import { installationsPolicy, productsPolicy, softwareRulesPolicy, titlesPolicy } from './software.policy.js';
import { SoftwareRulesRepository } from './software-rules.repository.js';
import { TitleNormalizer } from './title-normalizer.js';

@Module({
  imports: [AuthorizationModule.forPolicies(productsPolicy, titlesPolicy, softwareRulesPolicy, installationsPolicy)],
  providers: [
    InstallationsRepository,
    InstallationsService,
    ProductCountsRepository,
    ProductCountsService,
    ProductKeysRepository,
    ProductKeysService,
    SoftwareRulesRepository,
    TitleNormalizer,
  ],
  exports: [InstallationsService, ProductCountsService],
})
export class SoftwareModule {}
