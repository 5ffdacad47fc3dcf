import { Injectable, inject } from '@angular/core';

import {
  billingInvoicesApprove,
  billingInvoicesApproveMany,
  billingInvoicesArchive,
  billingInvoicesComplete,
  billingInvoicesCredit,
  billingInvoicesUnarchive,
} from '../../api/billing-invoices';
import { billingIssuerGet } from '../../api/billing-issuer';
import { billingNumberingGet } from '../../api/billing-numbering';
import type { InvoiceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatMoney, formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Toasts } from '../../core/toasts';
import { Batches, Confirmations, Dialogs, type RefusedThing } from '../../ui/dialog';
import { type InvoiceStep, allowsStep } from './invoice-steps.rules';
import { invoiceCountText } from './invoice-words';

/** The server takes more; a person sees how far it is. */
const approvedAtOnce = 50;

/** What the server says of one invoice alone; anything else, as a lost connection, is the matter of all of them. */
const refusals = new Set([403, 404, 409, 412, 422]);

type Refusal = Omit<RefusedThing, 'name'>;

/** A step that several invoices can take at once. */
export type BulkStep = 'approve' | 'complete' | 'archive';

/** What can be done with invoices, wherever they are shown. */
@Injectable({ providedIn: 'root' })
export class InvoiceActions {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  /** Whether the signed-in person may do this to it, and its state allows it. */
  may(step: InvoiceStep, invoice: InvoiceResponse): boolean {
    const action = step === 'credit' ? 'create' : 'update';
    const place = { organizationId: invoice.organization.id };
    return allowsStep(step, invoice) && this.#abilities.can(action, 'BillingInvoice', place);
  }

  /** Whether they may change how all invoices are numbered, and who bills. */
  maySetUp(): boolean {
    return this.#abilities.canEverywhere('update', 'BillingInvoice');
  }

  /** Freezes it, after asking. @returns it as it is then */
  async approve(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    const { number, version } = invoice;
    const total = formatMoney(invoice.total, invoice.currency);
    const approved = await this.#ask(() => this.#api.send(billingInvoicesApprove(invoice.id), { ifMatch: version }), {
      title: $localize`Approve ${number}:number: for ${total}:total:?`,
      message: $localize`Its lines, prices and note can’t be changed after that, and it can be exported. What it charges too much is given back by a credit note.`,
      confirmLabel: $localize`Approve`,
    });
    if (approved) this.#toasts.done($localize`${number}:number: was approved.`);
    return approved;
  }

  /** Says that it is done with. @returns it as it is then */
  complete(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    return this.#send(
      () => this.#api.send(billingInvoicesComplete(invoice.id), { ifMatch: invoice.version }),
      $localize`${invoice.number}:number: is completed.`,
    );
  }

  /** Puts it aside, after asking. @returns it as it is then */
  async archive(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    const { number, version } = invoice;
    const archived = await this.#ask(() => this.#api.send(billingInvoicesArchive(invoice.id), { ifMatch: version }), {
      title: $localize`Archive ${number}:number:?`,
      message: archiveMessage,
      confirmLabel: $localize`Archive`,
    });
    if (archived) this.#toasts.done($localize`${number}:number: was archived.`);
    return archived;
  }

  /** Takes it out of the archive. @returns it as it is then */
  unarchive(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    return this.#send(
      () => this.#api.send(billingInvoicesUnarchive(invoice.id), { ifMatch: invoice.version }),
      $localize`${invoice.number}:number: was taken out of the archive.`,
    );
  }

  /** Makes the credit note of it, after asking. @returns the credit note */
  async credit(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    const { number, version } = invoice;
    const note = await this.#ask(() => this.#api.send(billingInvoicesCredit(invoice.id), { ifMatch: version }), {
      title: $localize`Make a credit note for ${number}:number:?`,
      message: $localize`It gets a number of its own and gives back all of ${formatMoney(invoice.total, invoice.currency)}:total:. While it is pending you can change its lines, to give back a part. An invoice has one credit note.`,
      confirmLabel: $localize`Make credit note`,
    });
    if (note) this.#toasts.done($localize`The credit note ${note.number}:note: gives ${number}:number: back.`);
    return note;
  }

  /** Measures it anew. @returns it as it is then */
  recalculate(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    return this.#dialogs.open(() => import('./recalculate-form').then((m) => m.RecalculateForm), { invoice });
  }

  /** Changes its lines. @returns it as it is then */
  editLines(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    return this.#dialogs.open(() => import('./invoice-lines-form').then((m) => m.InvoiceLinesForm), { invoice });
  }

  /** Changes what is written on it. @returns it as it is then */
  editNote(invoice: InvoiceResponse): Promise<InvoiceResponse | undefined> {
    return this.#dialogs.open(() => import('./invoice-note-form').then((m) => m.InvoiceNoteForm), { invoice });
  }

  /** Changes how the next invoices are numbered. */
  async editNumbering(): Promise<void> {
    const numbering = await this.#read(() => this.#api.send(billingNumberingGet()));
    if (!numbering) return;
    const saved = await this.#dialogs.open(() => import('./numbering-form').then((m) => m.NumberingForm), {
      numbering,
    });
    if (saved) this.#toasts.done($localize`The numbering was saved.`);
  }

  /** Changes whose name stands on invoices. @returns whether it was changed */
  async editIssuer(): Promise<boolean> {
    const issuer = await this.#read(() => this.#api.send(billingIssuerGet()));
    if (!issuer) return false;
    const saved = await this.#dialogs.open(() => import('./issuer-form').then((m) => m.IssuerForm), { issuer });
    if (saved) this.#toasts.done($localize`Your details were saved.`);
    return saved !== undefined;
  }

  /**
   * Takes a step with several invoices, as far as they can, and tells of those that were refused.
   * @returns those that took it
   */
  async stepAll(step: BulkStep, invoices: readonly InvoiceResponse[]): Promise<readonly InvoiceResponse[]> {
    const able = invoices.filter((invoice) => this.may(step, invoice));
    if (able.length === 0) return [];
    const work = new Batches(
      able.map(({ id, number }) => ({ id, name: number })),
      step === 'approve' ? approvedAtOnce : 1,
    );
    const count = invoiceCountText(able.length);
    await this.#confirmations.ask({
      ...bulkQuestion(step, count),
      run: ({ tell, stopped }) =>
        work.run((ids) => {
          tell($localize`${formatNumber(work.judged)}:done: of ${count}:invoices:`);
          return step === 'approve' ? this.#approveAll(ids) : this.#eachOf(step, ids);
        }, stopped),
    });
    const { length: done } = work.done;
    if (done > 0) this.#toasts.done(bulkDone(step, invoiceCountText(done), done));
    if (work.refused.length > 0) {
      await this.#dialogs.open(() => import('../../ui/dialog/refused-things').then((m) => m.RefusedThings), {
        refused: work.refused,
      });
    }
    const taken = new Set(work.done.map(({ id }) => id));
    return able.filter(({ id }) => taken.has(id));
  }

  async #approveAll(ids: number[]): Promise<readonly Refusal[]> {
    return (await this.#api.send(billingInvoicesApproveMany({ ids }))).refused;
  }

  /** One after the other: the server takes them singly. */
  async #eachOf(step: Exclude<BulkStep, 'approve'>, ids: readonly number[]): Promise<readonly Refusal[]> {
    const request = step === 'complete' ? billingInvoicesComplete : billingInvoicesArchive;
    const refused: Refusal[] = [];
    for (const id of ids) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await this.#api.send(request(id));
      } catch (error) {
        const problem = Problem.of(error);
        if (!refusals.has(problem.status)) throw error;
        refused.push({ id, message: problemMessage(problem) });
      }
    }
    return refused;
  }

  async #ask(
    run: () => Promise<InvoiceResponse>,
    question: { title: string; message: string; confirmLabel: string },
  ): Promise<InvoiceResponse | undefined> {
    let answer: InvoiceResponse | undefined;
    await this.#confirmations.ask({
      ...question,
      run: async () => {
        answer = await run();
      },
    });
    return answer;
  }

  async #send(run: () => Promise<InvoiceResponse>, done: string): Promise<InvoiceResponse | undefined> {
    const answer = await this.#read(run);
    if (answer) this.#toasts.done(done);
    return answer;
  }

  async #read<Answer>(run: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await run();
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
  }
}

const archiveMessage = $localize`It is put aside and left out of lists and margins. Its number stays taken and its period stays billed. You can take it out of the archive again.`;

function bulkQuestion(step: BulkStep, count: string): { title: string; message: string; confirmLabel: string } {
  switch (step) {
    case 'approve':
      return {
        title: $localize`Approve ${count}:invoices:?`,
        message: $localize`Their lines, prices and notes can’t be changed after that, and they can be exported.`,
        confirmLabel: $localize`Approve`,
      };
    case 'complete':
      return {
        title: $localize`Complete ${count}:invoices:?`,
        message: $localize`They are done with: paid, or settled otherwise.`,
        confirmLabel: $localize`Complete`,
      };
    case 'archive':
      return {
        title: $localize`Archive ${count}:invoices:?`,
        message: $localize`They are put aside and left out of lists and margins. Their numbers stay taken and their periods stay billed.`,
        confirmLabel: $localize`Archive`,
      };
  }
}

function bulkDone(step: BulkStep, count: string, done: number): string {
  switch (step) {
    case 'approve':
      return done === 1 ? $localize`${count}:invoices: was approved.` : $localize`${count}:invoices: were approved.`;
    case 'complete':
      return done === 1 ? $localize`${count}:invoices: is completed.` : $localize`${count}:invoices: are completed.`;
    case 'archive':
      return done === 1 ? $localize`${count}:invoices: was archived.` : $localize`${count}:invoices: were archived.`;
  }
}
