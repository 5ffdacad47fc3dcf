import { Module } from '@nestjs/common';
import { AuthorizationModule } from '../../platform/authorization/authorization.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { DeviceSoftwareController } from './device-software.controller.js';
import { DeviceSoftwareRepository } from './device-software.repository.js';
import { DeviceSoftwareService } from './device-software.service.js';
import { InstallationsRepository } from './installations.repository.js';
import { InstallationsService } from './installations.service.js';
import { InstalledDevices } from './installed-devices.service.js';
import { KnownReleases } from './known-releases.js';
import { ProductAliasesRepository } from './product-aliases.repository.js';
import { ProductCountsRepository } from './product-counts.repository.js';
import { ProductCountsService } from './product-counts.service.js';
import { ProductKeysRepository } from './product-keys.repository.js';
import { ProductKeysService } from './product-keys.service.js';
import { ProductPublishers } from './product-publishers.service.js';
import { ProductReferencesRepository } from './product-references.repository.js';
import { SoftwareController } from './software.controller.js';
import { installationsPolicy, productsPolicy, softwareRulesPolicy, titlesPolicy } from './software.policy.js';
import { SoftwareRepository } from './software.repository.js';
import { SoftwareService } from './software.service.js';
import { SoftwareVisibility } from './software.visibility.js';
import { SoftwareDevicesRepository } from './software-devices.repository.js';
import { SoftwareMerges } from './software-merges.service.js';
import { SoftwareRulesController } from './software-rules.controller.js';
import { SoftwareRulesRepository } from './software-rules.repository.js';
import { SoftwareRulesService } from './software-rules.service.js';
import { TitleMappingRepository } from './title-mapping.repository.js';
import { TitleMappingService } from './title-mapping.service.js';
import { TitleNormalizer } from './title-normalizer.service.js';
import { TitleReplay } from './title-replay.service.js';
import { TitlesController } from './titles.controller.js';
import { TitlesRepository } from './titles.repository.js';
import { TitlesService } from './titles.service.js';

@Module({
  imports: [
    AuthorizationModule.forPolicies(productsPolicy, titlesPolicy, softwareRulesPolicy, installationsPolicy),
    ReconciliationModule,
  ],
  // `software/titles` and `software/rules` come before `software/:id`.
  controllers: [TitlesController, SoftwareRulesController, SoftwareController, DeviceSoftwareController],
  providers: [
    DeviceSoftwareRepository,
    DeviceSoftwareService,
    InstallationsRepository,
    InstallationsService,
    InstalledDevices,
    KnownReleases,
    ProductAliasesRepository,
    ProductCountsRepository,
    ProductCountsService,
    ProductKeysRepository,
    ProductKeysService,
    ProductPublishers,
    ProductReferencesRepository,
    SoftwareDevicesRepository,
    SoftwareMerges,
    SoftwareRepository,
    SoftwareRulesRepository,
    SoftwareRulesService,
    SoftwareService,
    SoftwareVisibility,
    TitleMappingRepository,
    TitleMappingService,
    TitleNormalizer,
    TitleReplay,
    TitlesRepository,
    TitlesService,
  ],
  exports: [InstallationsService, InstalledDevices, ProductCountsService, ProductPublishers, TitlesService],
})
export class SoftwareModule {}
