import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licenseAllocationsReplace } from '../../api/license-allocations';
import type { AllocationsResponse } from '../../api/model';
import { organizationsList } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, type EntityOption, Field, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { largestQuantity } from './largest-quantity';
import type { WholeLicense } from './whole-license';

const offered = 20;

/** What is needed to share out a license. */
interface AllocationsFormData {
  readonly license: WholeLicense;
  readonly allocations: AllocationsResponse;
}

/** Shares out the quantity of a license to organizations. */
@Component({
  selector: 'app-allocations-form',
  imports: [DialogFrame, EntitySelect, Field, Icon, NumberInput, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" [form]="form" [submit]="submit">
      <p class="muted" i18n>
        A share is reserved for its organization: only its devices, people and locations use it, and over-use is judged
        by it. Organizations without a share use what is left.
      </p>
      @if (rows.length > 0) {
        <ul>
          @for (row of rows.controls; track row; let index = $index) {
            @let organization = row.controls.organization.value;
            <li [formGroup]="row">
              <span>{{ organization.name }}</span>
              <app-field>
                <app-number-input formControlName="quantity" [label]="shareLabel(organization.name)" />
              </app-field>
              <button
                type="button"
                class="button button-icon button-quiet"
                [attr.aria-label]="removeLabel(organization.name)"
                (click)="remove(index)"
              >
                <app-icon name="close" />
              </button>
            </li>
          }
        </ul>
      }
      @if (offers()) {
        <app-entity-select
          adding
          label="Add organization"
          i18n-label
          placeholder="Add organization: search by name"
          i18n-placeholder
          [search]="find"
          [without]="chosen()"
          (picked)="add($event)"
        />
      }
      <p dialogFooter aria-live="polite" [class.over]="left() < 0">{{ summary() }}</p>
    </app-dialog>
  `,
  styles: `
    ul {
      margin: 12px 0;
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 120px auto;
      align-items: center;
      gap: 8px;
      padding: 6px 8px 6px 12px;
    }
    li > span {
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    app-entity-select {
      display: block;
      margin-top: 12px;
    }
    .over {
      color: var(--danger);
    }
  `,
})
export class AllocationsForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly data = dialogData<AllocationsFormData>();

  protected readonly heading = $localize`Allocations of ${this.data.license.name}:license:`;
  protected readonly form = this.#fields.group({
    rows: new FormArray(this.data.allocations.items.map((item) => this.#row(item.organization, item.quantity))),
  });
  protected readonly rows = this.form.controls.rows;

  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly chosen = computed(() => {
    this.#value();
    return this.rows.getRawValue().map(({ organization }) => organization);
  });
  /** Of a limited license, the organizations of its scope can have a share; once all have one, none is offered. */
  protected readonly offers = computed(() => {
    const { scope } = this.data.license;
    return scope.global || this.chosen().length < scope.organizations.length;
  });
  protected readonly left = computed(() => {
    this.#value();
    const shared = this.rows.getRawValue().reduce((total, { quantity }) => total + (quantity ?? 0), 0);
    return this.data.license.quantity - shared;
  });
  protected readonly summary = computed(() =>
    this.left() < 0
      ? $localize`${formatNumber(-this.left())}:count: more than the ${formatNumber(this.data.license.quantity)}:quantity: purchased`
      : $localize`${formatNumber(this.left())}:count: of ${formatNumber(this.data.license.quantity)}:quantity: left for all others`,
  );

  protected readonly find = (q: string) => {
    const { scope } = this.data.license;
    const organizationId = scope.global ? undefined : scope.organizations.map(({ id }) => id);
    return organizationsList({ q, pageSize: offered, ...(organizationId ? { organizationId } : {}) });
  };

  protected add({ id, name }: EntityOption): void {
    this.rows.push(this.#row({ id, name }, null));
    this.form.markAsDirty();
  }

  protected remove(index: number): void {
    this.rows.removeAt(index);
    this.form.markAsDirty();
  }

  protected shareLabel(name: string): string {
    return $localize`Share of ${name}:organization:`;
  }

  protected removeLabel(name: string): string {
    return $localize`Take away the share of ${name}:organization:`;
  }

  readonly submit = (): Promise<AllocationsResponse> =>
    this.#api.send(
      licenseAllocationsReplace(
        this.data.license.id,
        this.rows
          .getRawValue()
          .map(({ organization, quantity }) => ({ organizationId: organization.id, quantity: quantity ?? 0 })),
      ),
      { ifMatch: this.data.allocations.version },
    );

  #row(organization: EntityOption, quantity: number | null) {
    return this.#fields.group({
      organization: [organization],
      quantity: this.#fields.control<number | null>(quantity, [
        Validators.required,
        Validators.min(0),
        Validators.max(largestQuantity),
      ]),
    });
  }
}
