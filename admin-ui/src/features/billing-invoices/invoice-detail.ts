import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';

import type { InvoiceResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import type { RowAction } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { CurrentInvoice } from './current-invoice';
import { InvoiceActions } from './invoice-actions';
import { InvoiceFacts } from './invoice-facts';
import { invoiceMenu } from './invoice-menu';
import { InvoiceStatusBadge } from './invoice-status';
import { invoiceKindWords } from './invoice-words';

/** One invoice or credit note. */
@Component({
  selector: 'app-invoice-detail',
  imports: [
    Icon,
    InvoiceFacts,
    InvoiceStatusBadge,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHeader,
    ResourceState,
    RouterLink,
    Tabs,
  ],
  providers: [CurrentInvoice],
  template: `
    <app-page-header [heading]="number()" [breadcrumbs]="breadcrumbs">
      @if (current.invoice(); as invoice) {
        <span headerStatus class="status">
          @if (invoice.kind === 'CREDIT_NOTE') {
            <span class="badge">{{ kindWords.CREDIT_NOTE }}</span>
          }
          <app-invoice-status [status]="invoice.status" />
        </span>
      }
      @if (current.invoice(); as invoice) {
        <a class="button" [routerLink]="['/billing/invoices', invoice.id, 'print']">
          <app-icon name="print" /> <ng-container i18n>Print</ng-container>
        </a>
        @if (menu().length > 0) {
          <button type="button" class="button" [matMenuTriggerFor]="actionMenu">
            <app-icon name="edit" /> <ng-container i18n>Actions</ng-container>
            <app-icon name="chevron-down" [size]="14" />
          </button>
          <mat-menu #actionMenu xPosition="before">
            @for (action of menu(); track action.label) {
              <button type="button" mat-menu-item (click)="action.run()">
                @if (action.icon) {
                  <app-icon [name]="action.icon" />
                }
                {{ action.label }}
              </button>
            }
          </mat-menu>
        }
        @if (actions.may('approve', invoice)) {
          <button type="button" class="button button-primary" (click)="approve(invoice)">
            <app-icon name="check" /> <ng-container i18n>Approve</ng-container>
          </button>
        } @else if (actions.may('complete', invoice)) {
          <button type="button" class="button button-primary" (click)="complete(invoice)">
            <app-icon name="check-circle" /> <ng-container i18n>Complete</ng-container>
          </button>
        }
      }
    </app-page-header>
    @if (current.invoice(); as invoice) {
      <app-invoice-facts [invoice]="invoice" />
      <app-tabs label="Invoice" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="current.resource" />
    }
  `,
  styles: `
    .status {
      display: inline-flex;
      gap: 6px;
    }
  `,
})
export class InvoiceDetail {
  readonly #abilities = inject(Abilities);
  readonly #router = inject(Router);
  protected readonly actions = inject(InvoiceActions);
  protected readonly current = inject(CurrentInvoice);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly breadcrumbs: readonly Breadcrumb[] = [{ label: $localize`Invoices`, link: '/billing/invoices' }];
  protected readonly kindWords = invoiceKindWords;
  protected readonly number = computed(() => {
    const invoice = this.current.invoice();
    return invoice ? invoice.number : this.current.resource.error() ? $localize`Invoice` : '';
  });
  /** What is not a button of its own. */
  protected readonly menu = computed<readonly RowAction[]>(() => {
    const invoice = this.current.invoice();
    if (!invoice) return [];
    const first = ['approve', 'complete'] as const;
    const buttons = first.filter((step) => this.actions.may(step, invoice)).length;
    return invoiceMenu(this.actions, invoice, (changed) => this.#changed(invoice, changed)).slice(buttons);
  });
  protected readonly tabs = computed<readonly Tab[]>(() => [
    { path: 'lines', label: $localize`Lines and evidence` },
    ...(this.#abilities.can('read', 'AuditEvent') ? [{ path: 'activity', label: $localize`Activity` }] : []),
  ]);

  constructor() {
    effect(() => this.current.show(this.id()));
  }

  protected async approve(invoice: InvoiceResponse): Promise<void> {
    const approved = await this.actions.approve(invoice);
    if (approved) this.current.set(approved);
  }

  protected async complete(invoice: InvoiceResponse): Promise<void> {
    const completed = await this.actions.complete(invoice);
    if (completed) this.current.set(completed);
  }

  /** A credit note has a page of its own. */
  #changed(before: InvoiceResponse, changed: InvoiceResponse): void {
    if (changed.id === before.id) this.current.set(changed);
    else void this.#router.navigate(['/billing/invoices', changed.id]);
  }
}
