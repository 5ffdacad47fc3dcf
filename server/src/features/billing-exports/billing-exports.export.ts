import { date, type ExportDefinition, flag, instant, number, text } from '../../platform/http/export-columns.js';
import type { BillingExportResponse } from './billing-exports.dto.js';

export const billingExportExport: ExportDefinition<BillingExportResponse> = {
  name: 'billing-exports',
  columns: [
    number('Id', (item) => item.id),
    text('Format', (item) => item.format),
    text('Status', (item) => item.status),
    flag('Again', (item) => item.again),
    number('Invoices', (item) => item.invoiceCount),
    number('Lines', (item) => item.lineCount),
    number('Left out', (item) => item.leftOutCount),
    text('File', (item) => item.fileName),
    number('Bytes', (item) => item.fileSize),
    text('Failure', (item) => item.failure),
    text('By', (item) => item.by),
    text('Schedule', (item) => item.schedule?.name),
    date('Day', (item) => item.scheduledFor),
    text('Delivery', (item) => item.delivery?.status),
    text('Not delivered because', (item) => item.delivery?.failure),
    instant('Delivered at', (item) => item.delivery?.deliveredAt),
    instant('Created at', (item) => item.createdAt),
    instant('Finished at', (item) => item.finishedAt),
  ],
};
