import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licensesGet, licensesRenew, licensesRenewal } from '../../api/licenses';
import type { CostRequestMode, LicenseResponse, RenewalProposalResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatChange, formatDate, formatMoney, formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, Field, FormSection, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { CostFields } from './cost-fields';
import { licenseCountText } from '../../core/counts';
import { largestQuantity } from './largest-quantity';
import { otherFigure } from './license-cost.rules';
import { liveValue } from './live-value';
import { purchaseOrigin, purchaseOriginControls, purchaseOriginRequest } from './purchase-form.model';
import { PurchasePapersFields } from './purchase-papers-fields';
import { VendorField } from './vendor-field';
import { isWhole, type WholeLicense } from './whole-license';

/** HTTP: it is another version by now. */
const staleStatus = 412;

/** Opens the next term of a license now, with another quantity and price where somebody says so. */
@Component({
  selector: 'app-license-renewal-form',
  imports: [
    CostFields,
    DateInput,
    DialogFrame,
    Field,
    FormSection,
    Icon,
    NumberInput,
    PurchasePapersFields,
    ReactiveFormsModule,
    VendorField,
  ],
  template: `
    <app-dialog [heading]="heading" submitLabel="Renew" i18n-submitLabel size="medium" [form]="form" [submit]="submit">
      <p class="muted">{{ present() }}</p>
      <app-form-section [formGroup]="form" [columns]="2">
        <app-field label="Quantity" i18n-label [hint]="changeText()">
          <app-number-input formControlName="quantity" />
        </app-field>
        <app-field label="New term ends on" i18n-label>
          <app-date-input formControlName="expiresOn" [min]="license().term.expiresOn ?? ''" />
        </app-field>
        @if (hint(); as smaller) {
          <div class="notice wide">
            <app-icon name="info" />
            <span>{{ smaller }}</span>
            <button type="button" class="button button-small" (click)="renewFewer()">
              <ng-container i18n>Use {{ number(fewer()) }}</ng-container>
            </button>
          </div>
        }
      </app-form-section>
      <app-form-section heading="Cost from now on" i18n-heading [formGroup]="form.controls.cost">
        <app-cost-fields [currency]="value().cost.currency" [hint]="costText()" [withoutCurrency]="!license().cost" />
      </app-form-section>
      <app-form-section
        heading="Purchase"
        i18n-heading
        text="Recorded under Purchases as a renewal."
        i18n-text
        [formGroup]="form"
        [columns]="2"
      >
        <app-field label="Purchased on" i18n-label hint="Today, if left empty." i18n-hint>
          <app-date-input formControlName="purchasedOn" />
        </app-field>
        <app-vendor-field />
        <app-purchase-papers-fields />
      </app-form-section>
    </app-dialog>
  `,
  styles: `
    p {
      margin-bottom: var(--space-3);
    }
    .notice {
      align-items: center;
    }
    .notice span {
      flex: 1 1 auto;
    }
  `,
})
export class LicenseRenewalForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<{ readonly license: WholeLicense; readonly proposal: RenewalProposalResponse }>();

  /** As it was last read. */
  protected readonly license = signal(this.data.license);
  readonly #proposal = signal(this.data.proposal);
  protected readonly number = formatNumber;
  protected readonly heading = $localize`Renew ${this.data.license.name}:license:`;
  protected readonly present = computed(() => this.#presentText());
  protected readonly fewer = computed(() => this.#proposal().whatIf?.quantity ?? 0);

  readonly #cost = costOf(this.data.license);
  protected readonly form = this.#fields.group({
    quantity: this.#fields.control<number | null>(this.data.license.quantity, [
      Validators.required,
      Validators.min(0),
      Validators.max(largestQuantity),
    ]),
    expiresOn: this.#fields.control<string | null>(this.data.proposal.expiresOn, Validators.required),
    cost: this.#fields.group({
      // A cost that was there goes on: none at all is entered in the settings.
      amount: this.#fields.control(this.#cost.amount, this.data.license.cost ? Validators.required : []),
      mode: this.#fields.control(this.#cost.mode),
      currency: this.#fields.control(this.#cost.currency),
    }),
    ...purchaseOriginControls(this.#fields, purchaseOrigin(null, this.data.license.vendor)),
  });
  protected readonly value = liveValue(() => this.form);

  /** What fewer licenses would save, until so many are entered. */
  protected readonly hint = computed(() => {
    const { whatIf } = this.#proposal();
    if (!whatIf || this.value().quantity === whatIf.quantity) return '';
    const unused = this.license().quantity - whatIf.quantity;
    const fewer = formatNumber(whatIf.quantity);
    const needless =
      unused === 1
        ? $localize`1 seat is not needed: renew ${fewer}:quantity:`
        : $localize`${formatNumber(unused)}:count: seats are not needed: renew ${fewer}:quantity:`;
    const { saves } = whatIf;
    if (saves === null) return `${needless}.`;
    return $localize`${needless}:what:, save ${formatMoney(saves, this.license().cost?.currency)}:amount: a year.`;
  });
  protected readonly changeText = computed(() => {
    const { quantity } = this.value();
    if (quantity === null) return '';
    const change = quantity - this.license().quantity;
    const over = this.license().usage - quantity;
    const left =
      over > 0
        ? $localize`${formatNumber(over)}:count: more in use than purchased`
        : $localize`${formatNumber(-over)}:count: available`;
    return change === 0 ? left : $localize`${formatChange(change)}:change:; ${left}:left:`;
  });
  protected readonly costText = computed(() => {
    const { quantity, cost } = this.value();
    const other = otherFigure(cost.mode, cost.amount, quantity ?? 0, cost.currency);
    if (!other) return '';
    const shown = formatMoney(other.amount, cost.currency);
    return cost.mode === 'TOTAL' ? $localize`${shown}:amount: per license` : $localize`${shown}:amount: in total`;
  });

  protected renewFewer(): void {
    const { quantity } = this.form.controls;
    quantity.setValue(this.fewer());
    quantity.markAsDirty();
  }

  #presentText(): string {
    const { expiresOn } = this.license().term;
    const day = formatDate(expiresOn);
    return (this.license().daysToExpiration ?? 0) < 0
      ? $localize`The term before ended on ${day}:date:. The new one begins today.`
      : $localize`The present term would end on ${day}:date:. The new one begins today, and the old one stays in the history.`;
  }

  readonly submit = async (): Promise<LicenseResponse> => {
    try {
      return await this.#renew();
    } catch (error) {
      if (Problem.of(error).status !== staleStatus || !(await this.#readAnew())) throw error;
      throw Problem.told(
        $localize`The license has changed in the meantime: its present term ends on ${formatDate(this.license().term.expiresOn)}:date:, with ${licenseCountText(this.license().quantity)}:licenses:. What you entered is kept. Look it over, and renew once more.`,
      );
    }
  };

  /**
   * Takes the license as it is now, as after terms that were opened by themselves. What somebody has entered stays.
   *
   * @returns whether it can still be renewed
   */
  async #readAnew(): Promise<boolean> {
    const { id } = this.license();
    const [license, proposal] = await Promise.all([
      this.#api.send(licensesGet(id)),
      this.#api.send(licensesRenewal(id)),
    ]);
    if (!isWhole(license) || license.term.expiresOn === null) return false;
    this.license.set(license);
    this.#proposal.set(proposal);
    const { quantity, expiresOn, cost } = this.form.controls;
    if (quantity.pristine) quantity.setValue(license.quantity);
    if (expiresOn.pristine) expiresOn.setValue(proposal.expiresOn);
    if (cost.pristine) cost.setValue(costOf(license));
    return true;
  }

  #renew(): Promise<LicenseResponse> {
    const { quantity, expiresOn, cost, ...origin } = this.form.getRawValue();
    const { amount, mode, currency } = cost;
    return this.#api.send(
      licensesRenew(this.license().id, {
        ...purchaseOriginRequest(origin),
        quantity: quantity ?? this.license().quantity,
        ...(expiresOn === null ? {} : { expiresOn }),
        ...(amount === null ? {} : { cost: { mode, amount, currency } }),
      }),
      { ifMatch: this.license().version },
    );
  }
}

/** A cost as the form has it. */
function costOf({ cost }: WholeLicense): { amount: string | null; mode: CostRequestMode; currency: string } {
  return { amount: cost?.amount ?? null, mode: cost?.mode ?? 'PER_LICENSE', currency: cost?.currency ?? '' };
}
