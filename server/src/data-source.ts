import { Alert, AlertNotice } from './features/alerts/alerts.entity.js';
import { LicenseAllocation } from './features/license-allocations/license-allocations.entity.js';
import { LicenseException } from './features/license-exceptions/license-exceptions.entity.js';
import { DataSource } from 'typeorm';
import { ApiClient, ApiToken } from './features/api-clients/api-clients.entity.js';
import { App } from './features/apps/apps.entity.js';
import { Assignment, LicenseUsage, LicenseUsageDay } from './features/assignments/assignments.entity.js';
import {
  BillingAgreement,
  BillingAgreementProduct,
  BillingAgreementTemplate,
  BillingTemplateProduct,
} from './features/billing-agreements/billing-agreements.entity.js';
import {
  BillingInvoice,
  BillingInvoiceLine,
  BillingLineHolder,
  BillingNumbering,
} from './features/billing-invoices/billing-invoices.entity.js';
import { BillingIssuer } from './features/billing-invoices/billing-issuer.entity.js';
import { BillingAccount } from './features/billing-products/billing-accounts.entity.js';
import { BillingProduct, BillingProductRole } from './features/billing-products/billing-products.entity.js';
import { BillingExport, BillingExportInvoice } from './features/billing-exports/billing-exports.entity.js';
import { BillingExportSchedule } from './features/billing-exports/export-schedules.entity.js';
import { DeviceGroup } from './features/device-groups/device-groups.entity.js';
import { Device } from './features/devices/devices.entity.js';
import { EndUserRole } from './features/end-user-roles/end-user-roles.entity.js';
import { EnrollmentToken } from './features/enrollment-tokens/enrollment-tokens.entity.js';
import {
  FinishedSignIn,
  IdentityProvider,
  IdentityRoleMapping,
  TechnicianIdentity,
} from './features/identity-providers/identity-providers.entity.js';
import {
  LicenseAttachment,
  LicenseAttachmentChunk,
} from './features/license-attachments/license-attachments.entity.js';
import { LicenseKey } from './features/license-keys/license-keys.entity.js';
import {
  LicenseImport,
  LicenseImportItem,
  LicenseImportPart,
} from './features/license-imports/license-imports.entity.js';
import { LicensePurchase, LicenseUsageHistory } from './features/licenses/license-ledger.entity.js';
import { LicenseRenewal } from './features/licenses/license-renewals.entity.js';
import { License, LicenseLocation, LicenseOrganization } from './features/licenses/licenses.entity.js';
import { Location } from './features/locations/locations.entity.js';
import { NotificationChannel } from './features/notifications/notification-channels.entity.js';
import {
  Notification,
  NotificationAttempt,
  NotificationDelivery,
  NotificationKey,
  NotificationRead,
} from './features/notifications/notifications.entity.js';
import { Organization } from './features/organizations/organizations.entity.js';
import { Person } from './features/people/people.entity.js';
import { PersonEndUserRole } from './features/people/person-roles.entity.js';
import { Publisher, PublisherAlias } from './features/publishers/publishers.entity.js';
import { LicenseDependency } from './features/reconciliation/license-dependency.entity.js';
import { LicenseSeatUpdate } from './features/reconciliation/license-seat-update.entity.js';
import { RenewalFeed } from './features/renewals/renewal-feeds.entity.js';
import { SavedView } from './features/saved-views/saved-views.entity.js';
import { Installation, PastInstallation } from './features/software/installations.entity.js';
import { Product, ProductAlias, ProductDeviceCount, ProductDeviceTotal } from './features/software/products.entity.js';
import { SampleMark } from './features/sample-data/sample-marks.entity.js';
import { SoftwareRule } from './features/software/software-rules.entity.js';
import { Release, Title, TitleDeviceCount, TitleDeviceTotal } from './features/software/titles.entity.js';
import { Invitation } from './features/technicians/invitations.entity.js';
import { TechnicianRole } from './features/technician-roles/technician-roles.entity.js';
import { PasswordReset } from './features/technicians/password-resets.entity.js';
import { Technician } from './features/technicians/technicians.entity.js';
import { Vendor } from './features/vendors/vendors.entity.js';
import { PlatformCreate1763700000000 } from './migrations/1763700000000-platform-create.js';
import { OrganizationsCreate1763700001000 } from './migrations/1763700001000-organizations-create.js';
import { LocationsCreate1763700002000 } from './migrations/1763700002000-locations-create.js';
import { EnrollmentTokensCreate1763700003000 } from './migrations/1763700003000-enrollment-tokens-create.js';
import { PeopleCreate1763700004000 } from './migrations/1763700004000-people-create.js';
import { TechniciansCreate1763700005000 } from './migrations/1763700005000-technicians-create.js';
import { PublishersCreate1763700006000 } from './migrations/1763700006000-publishers-create.js';
import { VendorsCreate1763700007000 } from './migrations/1763700007000-vendors-create.js';
import { DevicesCreate1763700008000 } from './migrations/1763700008000-devices-create.js';
import { SoftwareCreate1763700009000 } from './migrations/1763700009000-software-create.js';
import { DeviceGroupsCreate1763700010000 } from './migrations/1763700010000-device-groups-create.js';
import { LicensesCreate1763700011000 } from './migrations/1763700011000-licenses-create.js';
import { AssignmentsCreate1763700012000 } from './migrations/1763700012000-assignments-create.js';
import { InvitationsCreate1763700013000 } from './migrations/1763700013000-invitations-create.js';
import { PlatformSettleAnswers1763700014000 } from './migrations/1763700014000-platform-settle-answers.js';
import { DevicesRememberAgents1763700015000 } from './migrations/1763700015000-devices-remember-agents.js';
import { RolesCreate1763700016000 } from './migrations/1763700016000-roles-create.js';
import { OrganizationsArchive1763700017000 } from './migrations/1763700017000-organizations-archive.js';
import { LicenseExceptionsCreate1763700018000 } from './migrations/1763700018000-license-exceptions-create.js';
import { LicenseAllocationsCreate1763700019000 } from './migrations/1763700019000-license-allocations-create.js';
import { PlatformAudit1763700020000 } from './migrations/1763700020000-platform-audit.js';
import { LicenseKeysCreate1763700020500 } from './migrations/1763700020500-license-keys-create.js';
import { LicenseAttachmentsCreate1763700021000 } from './migrations/1763700021000-license-attachments-create.js';
import { PublishersMerge1763700021500 } from './migrations/1763700021500-publishers-merge.js';
import { LicensesKeepLedger1763700025000 } from './migrations/1763700025000-licenses-keep-ledger.js';
import { AssignmentsIndexDays1763700026000 } from './migrations/1763700026000-assignments-index-days.js';
import { AssignmentsCountAhead1763700027000 } from './migrations/1763700027000-assignments-count-ahead.js';
import { LicenseKeysFingerprint1763700028000 } from './migrations/1763700028000-license-keys-fingerprint.js';
import { PermissionsCreate1763700030000 } from './migrations/1763700030000-permissions-create.js';
import { ApiClientsCreate1763700031000 } from './migrations/1763700031000-api-clients-create.js';
import { AuditChain1763700032000 } from './migrations/1763700032000-audit-chain.js';
import { SessionsList1763700033000 } from './migrations/1763700033000-sessions-list.js';
import { OneTimeCodesCreate1763700033100 } from './migrations/1763700033100-one-time-codes-create.js';
import { PasswordResetsCreate1763700033200 } from './migrations/1763700033200-password-resets-create.js';
import { IdentityProvidersCreate1763700034000 } from './migrations/1763700034000-identity-providers-create.js';
import { PlatformViewAs1763700035000 } from './migrations/1763700035000-platform-view-as.js';
import { PlatformAttemptsForgotten1763700036000 } from './migrations/1763700036000-platform-attempts-forgotten.js';
import { SessionsKnowProvider1763700037000 } from './migrations/1763700037000-sessions-know-provider.js';
import { LicenseSeatUpdatesCreate1763700038000 } from './migrations/1763700038000-license-seat-updates-create.js';
import { DevicesIndexLists1763700040000 } from './migrations/1763700040000-devices-index-lists.js';
import { AlertsCreate1763700043000 } from './migrations/1763700043000-alerts-create.js';
import { PlatformNameIndexUses1763700041000 } from './migrations/1763700041000-platform-name-index-uses.js';
import { AppsCreate1763700048000 } from './migrations/1763700048000-apps-create.js';
import { BillingProductsCreate1763700049000 } from './migrations/1763700049000-billing-products-create.js';
import { BillingAgreementsCreate1763700050000 } from './migrations/1763700050000-billing-agreements-create.js';
import { BillingInvoicesCreate1763700051000 } from './migrations/1763700051000-billing-invoices-create.js';
import { BillingExportsCreate1763700052000 } from './migrations/1763700052000-billing-exports-create.js';
import { BillingIssuerCreate1763700061000 } from './migrations/1763700061000-billing-issuer-create.js';
import { BillingExportsCreditNotes1763700062000 } from './migrations/1763700062000-billing-exports-credit-notes.js';
import { SearchIndexBeginnings1763700065000 } from './migrations/1763700065000-search-index-beginnings.js';
import { LicensesIndexPurchaseDays1763700066000 } from './migrations/1763700066000-licenses-index-purchase-days.js';
import { SavedViewsCreate1763700063000 } from './migrations/1763700063000-saved-views-create.js';
import { NotificationsCreate1763700044000 } from './migrations/1763700044000-notifications-create.js';
import { LicensesRenew1763700042000 } from './migrations/1763700042000-licenses-renew.js';
import { RenewalsCreate1763700046000 } from './migrations/1763700046000-renewals-create.js';
import { SchedulingCreate1763700045000 } from './migrations/1763700045000-scheduling-create.js';
import { SampleDataCreate1763700064000 } from './migrations/1763700064000-sample-data-create.js';
import { AuditEvent, AuditHead, AuditSeal } from './platform/audit/audit-event.entity.js';
import { DevicesFindBySerial1763700023000 } from './migrations/1763700023000-devices-find-by-serial.js';
import { LicenseImportsCreate1763700024000 } from './migrations/1763700024000-license-imports-create.js';
import { Authenticator, RecoveryCode } from './platform/authentication/authenticator.entity.js';
import { Session } from './platform/authentication/session.entity.js';
import { SignInFailure } from './platform/authentication/sign-in-failure.entity.js';
import { connectionOptions } from './platform/database/connection.js';
import { Setting } from './platform/database/setting.entity.js';
import { IdempotencyKey } from './platform/http/idempotency-key.entity.js';
import { JobRun } from './platform/jobs/job-run.entity.js';

/** Every table of the product. */
const entities = [
  Alert,
  AlertNotice,
  ApiClient,
  ApiToken,
  App,
  Assignment,
  AuditEvent,
  AuditHead,
  AuditSeal,
  Authenticator,
  BillingAccount,
  BillingAgreement,
  BillingAgreementProduct,
  BillingAgreementTemplate,
  BillingInvoice,
  BillingInvoiceLine,
  BillingLineHolder,
  BillingIssuer,
  BillingNumbering,
  BillingProduct,
  BillingProductRole,
  BillingTemplateProduct,
  BillingExport,
  BillingExportInvoice,
  BillingExportSchedule,
  Device,
  DeviceGroup,
  EndUserRole,
  EnrollmentToken,
  FinishedSignIn,
  IdempotencyKey,
  IdentityProvider,
  IdentityRoleMapping,
  Installation,
  Invitation,
  JobRun,
  License,
  LicenseAllocation,
  LicenseAttachment,
  LicenseAttachmentChunk,
  LicenseDependency,
  LicenseSeatUpdate,
  LicenseException,
  LicenseImport,
  LicenseImportItem,
  LicenseImportPart,
  LicenseKey,
  LicenseLocation,
  LicenseOrganization,
  LicensePurchase,
  LicenseRenewal,
  LicenseUsage,
  LicenseUsageDay,
  LicenseUsageHistory,
  Location,
  Notification,
  NotificationAttempt,
  NotificationChannel,
  NotificationDelivery,
  NotificationKey,
  NotificationRead,
  Organization,
  PasswordReset,
  PastInstallation,
  Person,
  PersonEndUserRole,
  Product,
  ProductAlias,
  ProductDeviceCount,
  ProductDeviceTotal,
  Publisher,
  PublisherAlias,
  RecoveryCode,
  Release,
  RenewalFeed,
  SampleMark,
  SavedView,
  Session,
  Setting,
  SignInFailure,
  SoftwareRule,
  Technician,
  TechnicianIdentity,
  TechnicianRole,
  Title,
  TitleDeviceCount,
  TitleDeviceTotal,
  Vendor,
];

/** Every step from an empty database to the present one, in order. */
const migrations = [
  PlatformCreate1763700000000,
  OrganizationsCreate1763700001000,
  LocationsCreate1763700002000,
  EnrollmentTokensCreate1763700003000,
  PeopleCreate1763700004000,
  TechniciansCreate1763700005000,
  PublishersCreate1763700006000,
  VendorsCreate1763700007000,
  DevicesCreate1763700008000,
  SoftwareCreate1763700009000,
  DeviceGroupsCreate1763700010000,
  LicensesCreate1763700011000,
  AssignmentsCreate1763700012000,
  InvitationsCreate1763700013000,
  PlatformSettleAnswers1763700014000,
  DevicesRememberAgents1763700015000,
  RolesCreate1763700016000,
  OrganizationsArchive1763700017000,
  LicenseExceptionsCreate1763700018000,
  LicenseAllocationsCreate1763700019000,
  PlatformAudit1763700020000,
  LicenseKeysCreate1763700020500,
  LicenseAttachmentsCreate1763700021000,
  PublishersMerge1763700021500,
  DevicesFindBySerial1763700023000,
  LicenseImportsCreate1763700024000,
  LicensesKeepLedger1763700025000,
  AssignmentsIndexDays1763700026000,
  AssignmentsCountAhead1763700027000,
  LicenseKeysFingerprint1763700028000,
  PermissionsCreate1763700030000,
  ApiClientsCreate1763700031000,
  AuditChain1763700032000,
  SessionsList1763700033000,
  OneTimeCodesCreate1763700033100,
  PasswordResetsCreate1763700033200,
  IdentityProvidersCreate1763700034000,
  PlatformViewAs1763700035000,
  PlatformAttemptsForgotten1763700036000,
  SessionsKnowProvider1763700037000,
  LicenseSeatUpdatesCreate1763700038000,
  DevicesIndexLists1763700040000,
  PlatformNameIndexUses1763700041000,
  LicensesRenew1763700042000,
  AlertsCreate1763700043000,
  NotificationsCreate1763700044000,
  SchedulingCreate1763700045000,
  RenewalsCreate1763700046000,
  AppsCreate1763700048000,
  BillingProductsCreate1763700049000,
  BillingAgreementsCreate1763700050000,
  BillingInvoicesCreate1763700051000,
  BillingExportsCreate1763700052000,
  BillingIssuerCreate1763700061000,
  BillingExportsCreditNotes1763700062000,
  SavedViewsCreate1763700063000,
  SampleDataCreate1763700064000,
  SearchIndexBeginnings1763700065000,
  LicensesIndexPurchaseDays1763700066000,
];

/** The data source of the product: its entities and migrations on the database at `url`. Not yet connected. */
export function createDataSource(options: { url: string; poolSize?: number }): DataSource {
  return new DataSource({
    ...connectionOptions({ url: options.url, poolSize: options.poolSize ?? 10 }),
    entities,
    migrations,
    migrationsTableName: 'migration',
  });
}
