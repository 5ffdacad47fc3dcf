import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';

import { billingAgreementsGet, billingAgreementsList } from '../../api/billing-agreements';
import { billingInvoicesExport, billingInvoicesList } from '../../api/billing-invoices';
import type { InvoiceResponse } from '../../api/model';
import { Can } from '../../core/ability/can';
import { OrganizationScope } from '../../core/organization-scope';
import { options } from '../../core/words';
import { BulkActions, Cell, DataTable, type ListSource, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { BillingRun } from './billing-run';
import { FailedAgreements } from './failed-agreements';
import { type BulkStep, InvoiceActions } from './invoice-actions';
import { invoiceColumns } from './invoice-columns';
import { invoiceMenu } from './invoice-menu';
import { InvoiceStatusBadge } from './invoice-status';
import { InvoiceTiles } from './invoice-tiles';
import { standingStates } from './invoice-tiles.rules';
import { invoiceKindWords, invoiceStatusWords } from './invoice-words';
import { BillingRunNotice } from './billing-run-notice';

/** Invoices and credit notes: those that stand, and, for whoever asks, those that were put aside. */
@Component({
  selector: 'app-invoice-list',
  imports: [
    BulkActions,
    Can,
    Cell,
    DataTable,
    EmptyState,
    FailedAgreements,
    Icon,
    InvoiceStatusBadge,
    InvoiceTiles,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHeader,
    RouterLink,
    BillingRunNotice,
  ],
  template: `
    <app-page-header heading="Invoices" i18n-heading>
      @if (actions.maySetUp()) {
        <button type="button" class="button" [matMenuTriggerFor]="settings">
          <app-icon name="gear" /> <ng-container i18n>Settings</ng-container>
          <app-icon name="chevron-down" [size]="14" />
        </button>
        <mat-menu #settings xPosition="before">
          <button type="button" mat-menu-item (click)="actions.editNumbering()" i18n>Numbering</button>
          <button type="button" mat-menu-item (click)="actions.editIssuer()" i18n>Your details on invoices</button>
        </mat-menu>
      }
      <button
        *appCan="'create'; subject: 'BillingInvoice'"
        type="button"
        class="button button-primary"
        [disabled]="run.running()"
        (click)="runBilling()"
      >
        <app-icon name="refresh" /> <ng-container i18n>Run billing</ng-container>
      </button>
    </app-page-header>

    <app-billing-run-notice />
    <app-failed-agreements />
    <app-invoice-tiles [source]="invoices" />

    <app-data-table
      label="Invoices"
      i18n-label
      [source]="invoices"
      [columns]="columns"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <ng-container *appCell="'number' of invoices; let invoice">
        {{ invoice.number }}
        @if (invoice.kind === 'CREDIT_NOTE') {
          <span class="badge kind">{{ kindWords.CREDIT_NOTE }}</span>
        }
      </ng-container>
      <app-invoice-status *appCell="'status' of invoices; let invoice" [status]="invoice.status" />
      @if (mayStep()) {
        <ng-container *appBulkActions="let selected of invoices; let drop = drop">
          @for (bulk of bulkSteps; track bulk.step) {
            @if (anyMay(bulk.step, selected)) {
              <button type="button" class="button button-small" (click)="stepAll(bulk.step, selected, drop)">
                {{ bulk.label }}
              </button>
            }
          }
        </ng-container>
      }
      <app-empty-state
        tableEmpty
        icon="billing"
        heading="No invoices yet"
        i18n-heading
        text="An active agreement makes one for each of its periods, by itself on the day it is due. Every line of a license keeps the seats that were counted, so that you can show what was charged and why."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'BillingInvoice'"
          type="button"
          class="button button-primary"
          (click)="runBilling()"
          i18n
        >
          Run billing
        </button>
        <a *appCan="'read'; subject: 'BillingAgreement'" class="button" routerLink="/billing/agreements" i18n>
          Go to agreements
        </a>
      </app-empty-state>
    </app-data-table>
  `,
  styles: `
    .kind {
      margin-inline-start: 4px;
    }
    :host app-data-table {
      min-height: 420px;
    }
  `,
})
export class InvoiceList {
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  protected readonly actions = inject(InvoiceActions);
  protected readonly run = inject(BillingRun);
  private readonly tiles = viewChild.required(InvoiceTiles);
  private readonly failures = viewChild.required(FailedAgreements);

  protected readonly invoices: ListSource<InvoiceResponse> = listSource({
    key: 'billing-invoices',
    list: billingInvoicesList,
    export: billingInvoicesExport,
    params: () => ({
      organizationId: this.#scope.ids(),
      ...(this.invoices.state().filters['status'] === undefined ? { status: standingStates } : {}),
    }),
    filters: [
      {
        kind: 'choice',
        key: 'status',
        not: 'statusNot',
        label: $localize`State`,
        options: options(invoiceStatusWords),
      },
      { kind: 'choice', key: 'kind', label: $localize`Kind`, options: options(invoiceKindWords) },
      { kind: 'days', key: 'from', until: 'to', untilIs: 'last', label: $localize`Invoiced` },
      {
        kind: 'choice',
        key: 'exported',
        label: $localize`Exported`,
        single: true,
        options: [
          { value: 'true', label: $localize`Yes` },
          { value: 'false', label: $localize`No` },
        ],
      },
      {
        kind: 'lookup',
        key: 'agreementId',
        label: $localize`Agreement`,
        search: (q) => billingAgreementsList({ q, organizationId: this.#scope.ids() }),
        load: billingAgreementsGet,
      },
    ],
    defaultSort: '-invoicedOn,-number',
    topics: ['billing-invoices'],
  });
  protected readonly columns = invoiceColumns;
  protected readonly kindWords = invoiceKindWords;
  protected readonly bulkSteps: readonly { readonly step: BulkStep; readonly label: string }[] = [
    { step: 'approve', label: $localize`Approve` },
    { step: 'complete', label: $localize`Complete` },
    { step: 'archive', label: $localize`Archive` },
  ];
  /** Whether there is a row with which anything can be done. */
  protected readonly mayStep = computed(() =>
    this.bulkSteps.some(({ step }) => this.anyMay(step, this.invoices.rows())),
  );

  protected readonly link = ({ id }: InvoiceResponse): readonly unknown[] => ['/billing/invoices', id];
  protected readonly rowActions = (invoice: InvoiceResponse): readonly RowAction[] =>
    invoiceMenu(this.actions, invoice, (changed) => {
      if (changed.id === invoice.id) this.#reload();
      else void this.#router.navigate(['/billing/invoices', changed.id]);
    });

  constructor() {
    // What a run has made is there when it says so, whether its events have come or not.
    effect(() => {
      if (this.run.progress()?.result) this.#reload();
    });
  }

  protected anyMay(step: BulkStep, invoices: readonly InvoiceResponse[]): boolean {
    return invoices.some((invoice) => this.actions.may(step, invoice));
  }

  protected runBilling(): void {
    void this.#dialogs.open(() => import('./run-billing-form').then((m) => m.RunBillingForm), {});
  }

  protected async stepAll(
    step: BulkStep,
    selected: readonly InvoiceResponse[],
    drop: (done: readonly InvoiceResponse[]) => void,
  ): Promise<void> {
    drop(await this.actions.stepAll(step, selected));
    this.#reload();
  }

  #reload(): void {
    this.invoices.reload();
    this.tiles().reload();
    this.failures().reload();
  }
}
