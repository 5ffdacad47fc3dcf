import type {
  BillingExportDeliveryStatus,
  BillingExportFormat,
  BillingExportInterval,
  BillingExportResponseStatus,
  BillingExportTarget,
} from '../../api/model';
import type { Words } from '../../core/words';

export const exportFormatWords: Words<BillingExportFormat> = {
  QUICKBOOKS: $localize`QuickBooks Online`,
  XERO: $localize`Xero`,
  CSV: $localize`CSV`,
  JSON: $localize`JSON`,
};

/** What a format is for, and where its file goes. */
export const exportFormatGuides: Words<BillingExportFormat> = {
  QUICKBOOKS: $localize`Import it in QuickBooks Online under Settings › Import data › Invoices. QuickBooks works out the tax; credit notes come in a file of their own.`,
  XERO: $localize`Import it in Xero under Business › Invoices › Import. Account codes and tax rates must exist there under the same names.`,
  CSV: $localize`One line of an invoice per row, with all amounts: for Excel, and for accounting software with an import of its own.`,
  JSON: $localize`Invoices as the API tells them, with their lines: for scripts and integrations.`,
};

export const exportStatusWords: Words<BillingExportResponseStatus> = {
  WAITING: $localize`Waiting`,
  RUNNING: $localize`Being written`,
  DONE: $localize`Ready`,
  FAILED: $localize`Failed`,
};

export const deliveryWords: Words<BillingExportDeliveryStatus> = {
  WAITING: $localize`To be delivered`,
  DELIVERED: $localize`Delivered`,
  FAILED: $localize`Not delivered`,
};

export const exportIntervalWords: Words<BillingExportInterval> = {
  DAILY: $localize`Every day`,
  WEEKLY: $localize`Every week`,
  MONTHLY: $localize`Every month`,
};

export const exportTargetWords: Words<BillingExportTarget> = {
  FOLDER: $localize`Folder`,
  EMAIL: $localize`E-mail`,
  WEBHOOK: $localize`Webhook`,
};
