import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { ActivatedRoute, Router } from '@angular/router';

import type { InvoiceLineResponse, InvoiceResponse } from '../../api/model';
import { formatMoney, formatNumber, formatPercent, formatRate } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import { CurrentInvoice } from './current-invoice';
import { InvoiceActions } from './invoice-actions';
import { lineCost, lineMargin } from './invoice-amounts.rules';
import { quantityText } from './invoice-words';
import { LineEvidence } from './line-evidence';

/** The lines of an invoice, and behind each who was counted. `?line=7` in the address opens the evidence of one. */
@Component({
  selector: 'app-invoice-lines',
  imports: [Icon, LineEvidence, MatTooltip],
  templateUrl: './invoice-lines.html',
  styleUrl: './invoice-lines.scss',
})
export class InvoiceLines {
  readonly #current = inject(CurrentInvoice);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  protected readonly actions = inject(InvoiceActions);

  /** From the address: whose evidence is open. */
  readonly line = input(undefined, { transform: numberAttribute });

  protected readonly invoice = this.#current.invoice;
  /** A credit note gives back prices, and measures nothing. */
  protected readonly hasCost = computed(() => this.invoice()?.lines.some(({ unitCost }) => unitCost !== null) ?? false);
  protected readonly number = formatNumber;
  protected readonly percent = formatPercent;
  protected readonly source = quantityText;
  /** Columns beside those of the cost. */
  protected readonly columns = computed(() => (this.hasCost() ? 8 : 6));

  protected money(amount: string | null): string {
    return formatMoney(amount, this.invoice()?.currency);
  }

  protected cost(line: InvoiceLineResponse): string {
    return this.money(lineCost(line, this.invoice()?.currency ?? ''));
  }

  protected margin(line: InvoiceLineResponse): string | null {
    return lineMargin(line, this.invoice()?.currency ?? '');
  }

  protected costHint({ unitCost, costCurrency, exchangeRate }: InvoiceLineResponse): string {
    if (unitCost === null) return $localize`The cost is not known: no margin is worked out.`;
    const each = $localize`${this.money(unitCost)}:cost: each`;
    return costCurrency === null
      ? each
      : $localize`${each}:cost:, from ${costCurrency}:currency: at ${formatRate(exchangeRate ?? '?')}:rate:`;
  }

  /** Lines that were written by hand count nobody. */
  protected hasEvidence({ quantitySource }: InvoiceLineResponse): boolean {
    return quantitySource !== 'MANUAL' && this.invoice()?.kind === 'INVOICE';
  }

  protected evidenceLabel({ description }: InvoiceLineResponse): string {
    return $localize`Evidence of ${description}:line:`;
  }

  protected toggle({ id }: InvoiceLineResponse): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams: { line: this.line() === id ? null : id },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async edit(invoice: InvoiceResponse): Promise<void> {
    const changed = await this.actions.editLines(invoice);
    if (changed) this.#current.set(changed);
  }

  protected async recalculate(invoice: InvoiceResponse): Promise<void> {
    const changed = await this.actions.recalculate(invoice);
    if (changed) this.#current.set(changed);
  }
}
