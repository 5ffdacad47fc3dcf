import { Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import type { LicenseResponse } from '../../api/model';
import { formatMoney } from '../../core/format';
import { DateInput, EntitySelect, Field, FormSection, Input, MoneyInput, NumberInput } from '../../ui/form';
import { Popover } from '../../ui/popover/popover';
import { currencies } from './currencies';
import { otherFigure } from './license-cost.rules';
import type { LicenseForm } from './license-form.model';
import { licenseKinds } from './license-kinds.rules';
import { liveValue } from './live-value';
import { Makers } from './makers';
import { ScopePicker } from './scope-picker';

/** The first part of the license form: what it is, who makes and sells it, where it holds, how many and what they cost. */
@Component({
  selector: 'app-license-general-fields',
  imports: [
    DateInput,
    EntitySelect,
    Field,
    FormSection,
    Input,
    MoneyInput,
    NumberInput,
    Popover,
    ReactiveFormsModule,
    ScopePicker,
  ],
  template: `
    <app-form-section heading="General" i18n-heading [formGroup]="form()" [columns]="2">
      <app-field label="Name" i18n-label>
        <input appInput formControlName="name" autocomplete="off" />
      </app-field>
      <app-field label="Type" i18n-label [hint]="kindHint()">
        <select appInput formControlName="type">
          @for (kind of kinds; track kind.value) {
            <option [value]="kind.value">{{ kind.label }}</option>
          }
        </select>
        <button
          type="button"
          class="link small"
          [appPopover]="kindsMeaning"
          appPopoverLabel="Types"
          i18n-appPopoverLabel
        >
          <ng-container i18n>What the types mean</ng-container>
        </button>
      </app-field>
      <app-field label="Publisher" i18n-label>
        <app-entity-select
          formControlName="publisher"
          [search]="makers.findPublishers"
          [create]="makers.addPublisher()"
          createLabel="Add publisher"
          i18n-createLabel
          [suggest]="makers.suggestPublishers"
          suggestLabel="Seen in inventory"
          i18n-suggestLabel
        />
      </app-field>
      <app-field label="Vendor" i18n-label>
        <app-entity-select
          formControlName="vendor"
          [search]="makers.findVendors"
          [create]="makers.addVendor()"
          createLabel="Add vendor"
          i18n-createLabel
        />
      </app-field>
      <app-field label="Scope" i18n-label wide>
        <app-scope-picker formControlName="scope" />
      </app-field>
    </app-form-section>

    <app-form-section heading="Quantity and cost" i18n-heading [formGroup]="form()" [columns]="3">
      <app-field label="Purchased quantity" i18n-label [hint]="quantityHint()">
        <app-number-input formControlName="quantity" />
      </app-field>
      @if (type() === 'CUSTOM') {
        <app-field label="Usage" i18n-label hint="How many are in use now" i18n-hint>
          <app-number-input formControlName="usage" />
        </app-field>
      }
      <app-field label="Purchase date" i18n-label>
        <app-date-input formControlName="purchaseDate" />
      </app-field>
      <div class="cost wide" [formGroup]="form().controls.cost">
        <app-field label="Cost" i18n-label [hint]="costHint()">
          <app-money-input formControlName="amount" [currency]="currency()" />
        </app-field>
        <app-field label="The cost is" i18n-label>
          <select appInput formControlName="mode">
            <option value="PER_LICENSE" i18n>per license</option>
            <option value="TOTAL" i18n>in total</option>
          </select>
        </app-field>
        <app-field label="Currency" i18n-label>
          <select appInput formControlName="currency">
            @for (option of currencies; track option.code) {
              <option [value]="option.code">{{ option.label }}</option>
            }
          </select>
        </app-field>
      </div>
    </app-form-section>
    <ng-template #kindsMeaning>
      <dl class="kinds" tabindex="0" cdkFocusInitial>
        @for (kind of kinds; track kind.value) {
          <div>
            <dt>{{ kind.label }}</dt>
            <dd class="muted">{{ kind.hint }}</dd>
          </div>
        }
      </dl>
    </ng-template>
  `,
  styles: `
    .link {
      align-self: flex-start;
      margin-top: 4px;
    }
    .kinds {
      display: flex;
      flex-direction: column;
      gap: 8px;
      max-width: 420px;
      padding: 12px;
    }
    dt {
      font-weight: 500;
    }
    .cost {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-3) var(--space-4);
    }
    @media (width <= 600px) {
      .cost {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class LicenseGeneralFields {
  protected readonly makers = inject(Makers);

  readonly form = input.required<LicenseForm>();
  /** The license that is edited. */
  readonly saved = input<LicenseResponse | null>(null);

  protected readonly currencies = currencies;
  protected readonly kinds = licenseKinds;

  readonly #value = liveValue(() => this.form());
  protected readonly type = computed(() => this.#value().type);
  protected readonly currency = computed(() => this.#value().cost.currency);
  protected readonly kindHint = computed(() => licenseKinds.find(({ value }) => value === this.type())?.hint ?? '');
  protected readonly quantityHint = computed(() => {
    const saved = this.saved();
    const changes = saved !== null && saved.quantity !== this.#value().quantity;
    return changes ? $localize`Recorded under Purchases. Edit quantity records price and order, too.` : '';
  });
  /** The figure that was not typed. */
  protected readonly costHint = computed(() => {
    const { cost, quantity } = this.#value();
    const other = otherFigure(cost.mode, cost.amount, quantity ?? 0, cost.currency);
    if (!other) return '';
    const amount = formatMoney(other.amount, cost.currency);
    return other.mode === 'TOTAL'
      ? $localize`= ${amount}:amount: in total`
      : $localize`= ${amount}:amount: per license`;
  });
}
