import { Component, computed, input } from '@angular/core';

import type { PreviewLine, PreviewResponse } from '../../api/model';
import { formatMoney, formatNumber } from '../../core/format';

/** The lines of an invoice that is about to be made, and what they come to. */
@Component({
  selector: 'app-preview-lines',
  template: `
    <div class="scroller" tabindex="0" role="region" aria-label="Lines" i18n-aria-label>
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>Line</th>
            <th scope="col" class="end" i18n>Quantity</th>
            <th scope="col" class="end" i18n>Included</th>
            <th scope="col" class="end" i18n>Billed</th>
            <th scope="col" class="end" i18n>Unit price</th>
            <th scope="col" class="end" i18n>Amount</th>
          </tr>
        </thead>
        <tbody>
          @for (line of preview().lines; track $index) {
            <tr>
              <th scope="row">
                {{ line.description }}
                <span class="muted small">{{ factsOf(line) }}</span>
              </th>
              <td class="end">{{ number(line.quantity) }}</td>
              <td class="end">{{ number(line.includedCount) }}</td>
              <td class="end">{{ number(line.billedQuantity) }}</td>
              <td class="end">{{ money(line.unitPrice) }}</td>
              <td class="end">{{ money(line.amount) }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="5" class="end" i18n>Subtotal</th>
            <td class="end">{{ money(preview().subtotal) }}</td>
          </tr>
          <tr>
            <th scope="row" colspan="5" class="end">{{ taxLabel() }}</th>
            <td class="end">{{ money(preview().tax) }}</td>
          </tr>
          <tr class="total">
            <th scope="row" colspan="5" class="end" i18n>Total</th>
            <td class="end">{{ money(preview().total) }}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  `,
  styleUrl: './lines.scss',
  styles: `
    .small {
      display: block;
    }
    tfoot tr :is(th, td) {
      padding-top: 7px;
    }
  `,
})
export class PreviewLines {
  readonly preview = input.required<PreviewResponse>();

  protected readonly number = formatNumber;
  protected readonly taxLabel = computed(() => $localize`Tax ${this.preview().taxPercent}:percent: %`);

  protected money(amount: string): string {
    return formatMoney(amount, this.preview().currency);
  }

  /** What stands behind a line. */
  protected factsOf({ evidenceCount, quantitySource, taxable, costCurrency, exchangeRate }: PreviewLine): string {
    return [
      quantitySource !== 'MANUAL' && evidenceCount > 0 ? holdersText(evidenceCount) : '',
      taxable ? '' : $localize`not taxable`,
      costCurrency === null ? '' : rateText(costCurrency, this.preview().currency, exchangeRate),
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
  }
}

function holdersText(count: number): string {
  return count === 1
    ? $localize`1 holder is kept as evidence`
    : $localize`${formatNumber(count)}:count: holders are kept as evidence`;
}

function rateText(from: string, to: string, rate: string | null): string {
  return $localize`cost changed at 1 ${from}:from: = ${rate ?? '?'}:rate: ${to}:to:`;
}
