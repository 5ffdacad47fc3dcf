import { Component, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { EntitySelect, Field, Input } from '../../ui/form';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { type RuleForm, productRow } from './license-form.model';
import { liveValue } from './live-value';
import { MatchSelect } from './match-select';
import { type Product, findProducts, productDetail } from './product';

/** The products of a rule, each with the versions that count. */
@Component({
  selector: 'app-rule-products',
  imports: [EntitySelect, Field, Help, Icon, Input, MatchSelect, ReactiveFormsModule],
  template: `
    <fieldset [formGroup]="form()">
      <legend>
        <span i18n>Products: the device has</span>
        <app-match-select formControlName="match" label="Any or all of the products" i18n-label />
      </legend>
      @if (form().controls.items.length > 0) {
        <ul>
          @for (row of form().controls.items.controls; track row; let index = $index) {
            @let product = row.controls.product.value;
            <li [formGroup]="row">
              <div class="product">
                <strong>{{ product.name }}</strong>
                <span class="muted small">{{ detailOf(product) }}</span>
              </div>
              <app-field class="range">
                <input
                  appInput
                  formControlName="versionRange"
                  autocomplete="off"
                  spellcheck="false"
                  placeholder="Every version"
                  i18n-placeholder
                  [attr.aria-label]="rangeLabel(product)"
                />
              </app-field>
              <button
                type="button"
                class="button button-icon button-quiet"
                [attr.aria-label]="removeLabel(product)"
                (click)="remove(index)"
              >
                <app-icon name="close" />
              </button>
            </li>
          }
        </ul>
        <p class="muted small">
          <ng-container i18n>
            Versions as in <code>&gt;=2019 &lt;2022</code>, alternatives with <code>||</code>:
            <code>&gt;=2019 &lt;2022 || 2024.1</code>. A device that reports no version never fits a range.
          </ng-container>
          <app-help topic="versionRange" />
        </p>
      }
      <app-entity-select
        adding
        label="Add product"
        i18n-label
        placeholder="Add product: search by name"
        i18n-placeholder
        [search]="find"
        [detail]="detailOf"
        [without]="chosen()"
        (picked)="add($event)"
      />
    </fieldset>
  `,
  styleUrl: './rule-section.scss',
})
export class RuleProducts {
  readonly #fields = inject(NonNullableFormBuilder);
  readonly form = input.required<RuleForm['controls']['products']>();

  readonly #value = liveValue(() => this.form());
  protected readonly chosen = computed(() => this.#value().items.map(({ product }) => product));
  protected readonly detailOf = productDetail;
  protected readonly find = findProducts;

  protected add(product: Product): void {
    this.form().controls.items.push(productRow(this.#fields, product, ''));
    this.form().markAsDirty();
  }

  protected remove(index: number): void {
    this.form().controls.items.removeAt(index);
    this.form().markAsDirty();
  }

  protected rangeLabel({ name }: Product): string {
    return $localize`Versions of ${name}:product:`;
  }

  protected removeLabel({ name }: Product): string {
    return $localize`Remove ${name}:product:`;
  }
}
