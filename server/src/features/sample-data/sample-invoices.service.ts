import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { BillingAgreementsService } from '../billing-agreements/billing-agreements.service.js';
import { BillingExportsService } from '../billing-exports/billing-exports.service.js';
import { ExportSchedulesService } from '../billing-exports/export-schedules.service.js';
import { BillingInvoicesService } from '../billing-invoices/billing-invoices.service.js';
import { BillingRuns } from '../billing-invoices/billing-runs.service.js';
import { InvoiceCorrections } from '../billing-invoices/invoice-corrections.service.js';
import { sampleCreditedAgreement, sampleExportSchedule } from './sample-billing.js';
import { invoiceFates } from './sample-billing.rules.js';
import { SampleMarks } from './sample-marks.repository.js';

/** The sample has far fewer invoices. */
const mostInvoices = 200;

/** Months of invoices of the sample, with what became of them. */
@Injectable()
export class SampleInvoicesService {
  constructor(
    private readonly database: Database,
    private readonly agreements: BillingAgreementsService,
    private readonly runs: BillingRuns,
    private readonly invoices: BillingInvoicesService,
    private readonly corrections: InvoiceCorrections,
    private readonly exports: BillingExportsService,
    private readonly schedules: ExportSchedulesService,
    private readonly marks: SampleMarks,
  ) {}

  /** Runs once the past of the sample is there to be measured. */
  async load(actor: Actor, agreementIds: readonly number[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const id of agreementIds) await this.agreements.activate(actor, id, { confirmOverdue: true }, null);
      const schedule = await this.schedules.create(actor, sampleExportSchedule);
      await this.marks.add('BillingExportSchedule', schedule.id);
    });
    await this.runs.run(actor, { agreementIds: [...agreementIds] });
    await this.database.transaction(() => this.settle(actor, agreementIds));
  }

  private async settle(actor: Actor, agreementIds: readonly number[]): Promise<void> {
    const ended = new Set<number>();
    for (const id of agreementIds) {
      if ((await this.agreements.get(actor, id)).status === 'ENDED') ended.add(id);
    }
    const query = { agreementId: [...agreementIds], sort: 'invoicedOn,id', page: 1, pageSize: mostInvoices };
    const { items } = await this.invoices.list(actor, query).page(query);
    const { approve, complete } = invoiceFates(items, ended);
    await this.invoices.approveAll(actor, approve);
    for (const id of complete) await this.invoices.complete(actor, id, null);
    const credited = items.findLast(({ agreementName }) => agreementName === sampleCreditedAgreement);
    if (credited !== undefined) await this.corrections.credit(actor, credited.id, null);
    await this.exports.create(actor, { format: 'XERO', invoiceIds: complete });
  }
}
