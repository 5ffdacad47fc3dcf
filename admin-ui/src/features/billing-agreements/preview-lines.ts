import { Component, computed, input } from '@angular/core';

import type { PreviewLine, PreviewResponse } from '../../api/model';
import { formatMoney, formatNumber, formatPercent, formatRate } from '../../core/format';

/** The lines of an invoice that is about to be made, and what they come to. */
@Component({
  selector: 'app-preview-lines',
  template: `
    <div class="scroller" tabindex="0" role="region" aria-label="Lines" i18n-aria-label>
      <table>
        <thead>
          <tr>
            <th scope="col" i18n>Line</th>
            <th scope="col" class="end roomy" i18n>Quantity</th>
            <th scope="col" class="end roomy" i18n>Included</th>
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
                @if (line.includedCount > 0) {
                  <span class="muted small narrow">{{ countedText(line) }}</span>
                }
                <span class="muted small">{{ factsOf(line) }}</span>
              </th>
              <td class="end roomy">{{ number(line.quantity) }}</td>
              <td class="end roomy">{{ number(line.includedCount) }}</td>
              <td class="end">{{ number(line.billedQuantity) }}</td>
              <td class="end">{{ money(line.unitPrice) }}</td>
              <td class="end">{{ money(line.amount) }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <td class="roomy" colspan="2"></td>
            <th scope="row" colspan="3" class="end" i18n>Subtotal</th>
            <td class="end">{{ money(preview().subtotal) }}</td>
          </tr>
          <tr>
            <td class="roomy" colspan="2"></td>
            <th scope="row" colspan="3" class="end">{{ taxLabel() }}</th>
            <td class="end">{{ money(preview().tax) }}</td>
          </tr>
          <tr class="total">
            <td class="roomy" colspan="2"></td>
            <th scope="row" colspan="3" class="end" i18n>Total</th>
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
    .narrow {
      display: none;
    }
    tfoot tr :is(th, td) {
      padding-top: 7px;
    }
    @media (width <= 600px) {
      .roomy {
        display: none;
      }
      .narrow {
        display: block;
      }
    }
  `,
})
export class PreviewLines {
  readonly preview = input.required<PreviewResponse>();

  protected readonly number = formatNumber;
  protected readonly taxLabel = computed(() => $localize`Tax (${formatPercent(this.preview().taxPercent)}:percent:)`);

  protected money(amount: string): string {
    return formatMoney(amount, this.preview().currency);
  }

  /** Where there is no room for columns of their own. */
  protected countedText({ quantity, includedCount }: PreviewLine): string {
    return $localize`${formatNumber(quantity)}:count: counted, ${formatNumber(includedCount)}:included: included`;
  }

  /** What stands behind a line. */
  protected factsOf({ evidenceCount, quantitySource, taxable, costCurrency, exchangeRate }: PreviewLine): string {
    return [
      quantitySource !== 'MANUAL' && evidenceCount > 0 ? namesText(evidenceCount) : '',
      taxable ? '' : $localize`Not taxable`,
      costCurrency === null ? '' : rateText(costCurrency, this.preview().currency, exchangeRate),
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
  }
}

function namesText(count: number): string {
  return count === 1 ? $localize`Evidence: 1 name` : $localize`Evidence: ${formatNumber(count)}:count: names`;
}

function rateText(from: string, to: string, rate: string | null): string {
  return $localize`Cost changed at 1 ${from}:from: = ${formatRate(rate ?? '?')}:rate: ${to}:to:`;
}
