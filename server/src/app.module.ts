import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AlertsModule } from './features/alerts/alerts.module.js';
import { ApiClientsModule } from './features/api-clients/api-clients.module.js';
import { AppsModule } from './features/apps/apps.module.js';
import { AuditEventsModule } from './features/audit-events/audit-events.module.js';
import { AssignmentsModule } from './features/assignments/assignments.module.js';
import { BillingAgreementsModule } from './features/billing-agreements/billing-agreements.module.js';
import { BillingInvoicesModule } from './features/billing-invoices/billing-invoices.module.js';
import { BillingProductsModule } from './features/billing-products/billing-products.module.js';
import { BillingExportsModule } from './features/billing-exports/billing-exports.module.js';
import { BillingMarginsModule } from './features/billing-margins/billing-margins.module.js';
import { DashboardsModule } from './features/dashboards/dashboards.module.js';
import { DeviceGroupsModule } from './features/device-groups/device-groups.module.js';
import { DevicesModule } from './features/devices/devices.module.js';
import { EndUserRolesModule } from './features/end-user-roles/end-user-roles.module.js';
import { EnrollmentTokensModule } from './features/enrollment-tokens/enrollment-tokens.module.js';
import { IdentityProvidersModule } from './features/identity-providers/identity-providers.module.js';
import { IngestTurnInterceptor } from './features/inventory/ingest-turn.interceptor.js';
import { InventoryModule } from './features/inventory/inventory.module.js';
import { LicenseAllocationsModule } from './features/license-allocations/license-allocations.module.js';
import { LicenseExceptionsModule } from './features/license-exceptions/license-exceptions.module.js';
import { LicenseAttachmentsModule } from './features/license-attachments/license-attachments.module.js';
import { LicenseKeysModule } from './features/license-keys/license-keys.module.js';
import { LicenseImportsModule } from './features/license-imports/license-imports.module.js';
import { LicenseUpsertsModule } from './features/licenses/license-upserts.module.js';
import { LicensesModule } from './features/licenses/licenses.module.js';
import { LocationsModule } from './features/locations/locations.module.js';
import { NotificationsModule } from './features/notifications/notifications.module.js';
import { OrganizationsModule } from './features/organizations/organizations.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { PublishersModule } from './features/publishers/publishers.module.js';
import { PurchasesModule } from './features/purchases/purchases.module.js';
import { RenewalsModule } from './features/renewals/renewals.module.js';
import { SavedViewsModule } from './features/saved-views/saved-views.module.js';
import { SchedulingModule } from './features/scheduling/scheduling.module.js';
import { SearchModule } from './features/search/search.module.js';
import { OnboardingModule } from './features/onboarding/onboarding.module.js';
import { SetupModule } from './features/setup/setup.module.js';
import { SoftwareModule } from './features/software/software.module.js';
import { TechnicianRolesModule } from './features/technician-roles/technician-roles.module.js';
import { TechniciansModule } from './features/technicians/technicians.module.js';
import { ViewAsModule } from './features/view-as/view-as.module.js';
import { VendorsModule } from './features/vendors/vendors.module.js';
import { WorkModule } from './features/work/work.module.js';
import { AppGuard } from './platform/apps/app.guard.js';
import { AuthenticationGuard } from './platform/authentication/authentication.guard.js';
import { AuthenticationModule } from './platform/authentication/authentication.module.js';
import { AccessGuard } from './platform/authorization/access.guard.js';
import { AuthorizationModule } from './platform/authorization/authorization.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EventsModule } from './platform/events/events.module.js';
import { EtagInterceptor } from './platform/http/etag.interceptor.js';
import { FileUploadInterceptor } from './platform/http/file-upload.interceptor.js';
import { IdempotencyJobs } from './platform/http/idempotency.jobs.js';
import { IdempotencyInterceptor } from './platform/http/idempotency.interceptor.js';
import { ListExportInterceptor } from './platform/http/list-export.interceptor.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { ValidationPipe } from './platform/http/validation.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { loggerOptions } from './platform/observability/logging.js';
import { ObservabilityModule } from './platform/observability/observability.module.js';
import { SecretsModule } from './platform/secrets/secrets.module.js';
import { TimeModule } from './platform/time/time.module.js';

const features = [
  AlertsModule,
  ApiClientsModule,
  AppsModule,
  AuditEventsModule,
  AssignmentsModule,
  BillingAgreementsModule,
  BillingInvoicesModule,
  BillingProductsModule,
  BillingExportsModule,
  BillingMarginsModule,
  LicenseAttachmentsModule,
  LicenseKeysModule,
  LicensesModule,
  LicenseAllocationsModule,
  LicenseExceptionsModule,
  LicenseImportsModule,
  LicenseUpsertsModule,
  DashboardsModule,
  DeviceGroupsModule,
  DevicesModule,
  EndUserRolesModule,
  EnrollmentTokensModule,
  IdentityProvidersModule,
  InventoryModule,
  LocationsModule,
  NotificationsModule,
  OrganizationsModule,
  PeopleModule,
  PublishersModule,
  PurchasesModule,
  RenewalsModule,
  SavedViewsModule,
  SchedulingModule,
  SearchModule,
  SetupModule,
  OnboardingModule,
  SoftwareModule,
  TechnicianRolesModule,
  TechniciansModule,
  VendorsModule,
  ViewAsModule,
  WorkModule,
];

/** The whole server, on a configuration and a connected, migrated database. */
@Module({})
export class AppModule {
  static forRoot(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(config)),
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(dataSource),
        SecretsModule,
        TimeModule,
        AuditModule,
        AuthenticationModule.forRoot(TechniciansModule, ApiClientsModule),
        AuthorizationModule,
        EventsModule,
        JobsModule,
        MailModule,
        ObservabilityModule,
        ...features,
      ],
      providers: [
        // The order is that of a request: who asks, may they, is the input right.
        { provide: APP_GUARD, useExisting: AuthenticationGuard },
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_GUARD, useExisting: AppGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
        { provide: APP_INTERCEPTOR, useClass: FileUploadInterceptor },
        { provide: APP_INTERCEPTOR, useExisting: IngestTurnInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ListExportInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        IdempotencyJobs,
      ],
    };
  }
}
