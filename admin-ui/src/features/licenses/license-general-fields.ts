import { Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import type { LicenseResponse } from '../../api/model';
import { formatMoney } from '../../core/format';
import { DateInput, EntitySelect, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { Popover } from '../../ui/popover/popover';
import { CostFields } from './cost-fields';
import { otherFigure } from './license-cost.rules';
import type { LicenseForm } from './license-form.model';
import { licenseKinds } from './license-kinds.rules';
import { liveValue } from './live-value';
import { Makers } from './makers';
import { ScopePicker } from './scope-picker';
import { VendorField } from './vendor-field';

/** The first part of the license form: what it is, who makes and sells it, where it holds, how many and what they cost. */
@Component({
  selector: 'app-license-general-fields',
  imports: [
    CostFields,
    DateInput,
    EntitySelect,
    Field,
    FormSection,
    Input,
    NumberInput,
    Popover,
    ReactiveFormsModule,
    ScopePicker,
    VendorField,
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
      <app-vendor-field />
      <app-field label="Scope" i18n-label help="scope" wide>
        <app-scope-picker formControlName="scope" />
      </app-field>
    </app-form-section>

    <app-form-section heading="Quantity and cost" i18n-heading [formGroup]="form()" [columns]="3">
      <app-field label="Purchased quantity" i18n-label help="quantity" [hint]="quantityHint()">
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
      <ng-container [formGroup]="form().controls.cost">
        <app-cost-fields [currency]="currency()" [hint]="costHint()" />
      </ng-container>
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
  `,
})
export class LicenseGeneralFields {
  protected readonly makers = inject(Makers);

  readonly form = input.required<LicenseForm>();
  /** The license that is edited. */
  readonly saved = input<LicenseResponse | null>(null);

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
