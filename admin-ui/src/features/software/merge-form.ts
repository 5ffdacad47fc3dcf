import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';

import type { SoftwareDetailResponse, SoftwareResponse } from '../../api/model';
import { softwareList, softwareMerge } from '../../api/software';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field, FormSection } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';

/** Merges a product into another one, and says what moves. */
@Component({
  selector: 'app-merge-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, Icon, ReactiveFormsModule],
  template: `
    <app-dialog
      [heading]="heading"
      submitLabel="Merge"
      i18n-submitLabel
      [submitDisabled]="into() === null"
      [form]="form"
      [submit]="submit"
    >
      <app-form-section [formGroup]="form">
        <app-field label="Into this product, which is kept" i18n-label>
          <app-entity-select
            formControlName="intoProduct"
            placeholder="Search products"
            i18n-placeholder
            [search]="findProducts"
            [detail]="detailOf"
            [without]="[data.product]"
          />
        </app-field>
      </app-form-section>
      <div class="moves" aria-live="polite">
        <h3 i18n>What moves</h3>
        <ul>
          <li><app-icon name="arrow-right" [size]="14" /> {{ titles() }}</li>
          <li><app-icon name="arrow-right" [size]="14" /> {{ devices() }}</li>
          <li><app-icon name="arrow-right" [size]="14" /> {{ licenses() }}</li>
          <li>
            <app-icon name="arrow-right" [size]="14" />
            <span i18n>Titles that come later under this name stand for the other product too.</span>
          </li>
        </ul>
        @if (into(); as stays) {
          <p class="notice">
            <app-icon name="info" />
            <span i18n>
              {{ data.product.name }} is gone afterwards; {{ stays.name }} has its devices. Seats of licenses follow at
              once. The merge can be taken back on the page of {{ stays.name }}.
            </span>
          </p>
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .moves {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-height: 236px;
      margin-top: var(--space-5);
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    li {
      display: flex;
      gap: 8px;
    }
    li app-icon {
      margin-top: 3px;
      color: var(--text-faint);
    }
    .notice {
      margin-top: 6px;
    }
  `,
})
export class MergeForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly product: SoftwareResponse }>();

  protected readonly heading = $localize`Merge ${this.data.product.name}:name:`;
  protected readonly form = new FormGroup({
    intoProduct: new FormControl<SoftwareResponse | null>(null, Validators.required),
  });
  protected readonly into = toSignal(this.form.controls.intoProduct.valueChanges, { initialValue: null });

  protected readonly titles = computed(() => {
    const { titleCount } = this.data.product;
    return titleCount === 1
      ? $localize`1 title stands for the other product.`
      : $localize`${formatNumber(titleCount)}:count: titles stand for the other product.`;
  });
  protected readonly devices = computed(() => {
    const { deviceCount } = this.data.product;
    return deviceCount === 1
      ? $localize`1 device has the other product.`
      : $localize`${formatNumber(deviceCount)}:count: devices have the other product.`;
  });
  protected readonly licenses = computed(() => {
    const { licenseCount } = this.data.product;
    if (licenseCount === 0) return $localize`No license looks at it.`;
    return licenseCount === 1
      ? $localize`The rule of 1 license, or a device group in it, names the other product.`
      : $localize`The rules of ${formatNumber(licenseCount)}:count: licenses, or device groups in them, name the other product.`;
  });

  protected readonly findProducts = (q: string) => softwareList({ q, sort: '-deviceCount', pageSize: 20 });
  protected readonly detailOf = ({ publisher, deviceCount }: SoftwareResponse): string =>
    [publisher, formatNumber(deviceCount)].filter((part) => part !== null).join(' · ');

  readonly submit = (): Promise<SoftwareDetailResponse> =>
    this.#api.send(softwareMerge(this.data.product.id, { intoProductId: this.into()?.id ?? 0 }));
}
