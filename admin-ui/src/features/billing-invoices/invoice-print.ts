import {
  Component,
  DOCUMENT,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  viewChildren,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';

import { billingInvoicesGet } from '../../api/billing-invoices';
import { billingIssuerGet } from '../../api/billing-issuer';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { locale } from '../../core/locale';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { countsSomebody } from './evidence-words.rules';
import { InvoiceActions } from './invoice-actions';
import { InvoiceSheet } from './invoice-sheet';
import { PrintedEvidence } from './printed-evidence';
import { type Paper, pageMark, pageRule, pagesMark, paperIn, papers } from './print-page.rules';

/** Said of each sheet at its foot. */
const pageOf = $localize`Page ${pageMark}:page: of ${pagesMark}:pages:`;

/** An invoice as it is on paper, with who was counted on request. `?paper=A4&evidence=true` in the address. */
@Component({
  selector: 'app-invoice-print',
  imports: [Icon, InvoiceSheet, PrintedEvidence, ResourceState, RouterLink],
  template: `
    <div class="tools" role="region" aria-label="Printing" i18n-aria-label>
      <a class="button" [routerLink]="['/billing/invoices', id()]">
        <app-icon name="arrow-left" /> <ng-container i18n>Back</ng-container>
      </a>
      <label>
        <span i18n>Paper</span>
        <select #size class="input" [value]="sheet()" (change)="choose({ paper: size.value })">
          @for (each of papers; track each) {
            <option [value]="each" [selected]="each === sheet()">{{ paperNames[each] }}</option>
          }
        </select>
      </label>
      <label class="check">
        <input
          #appendix
          type="checkbox"
          [checked]="withEvidence()"
          (change)="choose({ evidence: appendix.checked ? 'true' : null })"
        />
        <ng-container i18n>With evidence</ng-container>
      </label>
      @if (issuer()?.name === '' && actions.maySetUp()) {
        <button type="button" class="button" (click)="editIssuer()" i18n>Add your details</button>
      }
      <button type="button" class="button button-primary" [disabled]="!ready()" (click)="print()">
        <app-icon name="print" /> <ng-container i18n>Print or save as PDF</ng-container>
      </button>
    </div>
    <main class="paper" [class.letter]="sheet() === 'letter'">
      @if (invoice(); as shown) {
        <app-invoice-sheet [invoice]="shown" [issuer]="issuer() ?? null" />
        @if (withEvidence()) {
          @for (line of measured(); track line.id) {
            <app-printed-evidence [invoiceId]="shown.id" [line]="line" />
          } @empty {
            <p class="none" i18n>No line of this invoice counts anybody.</p>
          }
        }
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </main>
  `,
  styleUrl: './invoice-print.scss',
})
export class InvoicePrint {
  readonly #document = inject(DOCUMENT);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  protected readonly actions = inject(InvoiceActions);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  readonly paper = input<string>();
  readonly evidence = input<string>();

  protected readonly resource = apiResource(() => billingInvoicesGet(this.id()), { topics: ['billing-invoices'] });
  protected readonly invoice = lastKnown(this.resource);
  readonly #issuer = apiResource(() => billingIssuerGet(), { topics: ['billing-issuer'] });
  protected readonly issuer = lastKnown(this.#issuer);
  private readonly appendices = viewChildren(PrintedEvidence);

  protected readonly papers = papers;
  protected readonly paperNames: Readonly<Record<Paper, string>> = {
    A4: $localize`A4`,
    letter: $localize`Letter`,
  };
  protected readonly sheet = computed(() => paperIn(this.paper(), locale));
  protected readonly withEvidence = computed(() => this.evidence() === 'true');
  protected readonly measured = computed(() => {
    const invoice = this.invoice();
    return invoice?.kind === 'INVOICE' ? invoice.lines.filter(countsSomebody) : [];
  });
  /** Nothing is printed that is still to come. */
  protected readonly ready = computed(
    () =>
      this.invoice() !== undefined && this.issuer() !== undefined && this.appendices().every((each) => each.ready()),
  );

  constructor() {
    const title = inject(Title);
    const style = this.#document.createElement('style');
    this.#document.head.append(style);
    inject(DestroyRef).onDestroy(() => style.remove());
    effect(() => {
      const number = this.invoice()?.number ?? '';
      style.textContent = pageRule(this.sheet(), number, pageOf);
      // What the file is called when it is saved.
      if (number !== '') title.setTitle(number);
    });
  }

  protected choose(queryParams: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected print(): void {
    this.#document.defaultView?.print();
  }

  protected async editIssuer(): Promise<void> {
    if (await this.actions.editIssuer()) this.#issuer.reload();
  }
}
