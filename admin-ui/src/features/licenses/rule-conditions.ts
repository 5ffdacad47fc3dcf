import { Component, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { options } from '../../core/words';
import { EntitiesSelect, Field, Input } from '../../ui/form';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { conditionWords } from './assignment-rule.rules';
import { titleCountText } from '../../core/counts';
import { type ConditionRow, type RuleForm, conditionRow } from './license-form.model';
import { findProducts, productDetail } from './product';

/** The software conditions of a rule, all of which must hold. */
@Component({
  selector: 'app-rule-conditions',
  imports: [EntitiesSelect, Field, Help, Icon, Input, ReactiveFormsModule],
  template: `
    <fieldset>
      <legend>
        <ng-container i18n>Software filter: what is installed on the device</ng-container>
        <app-help topic="softwareFilter" />
      </legend>
      @if (form().controls.length > 0) {
        <ul>
          @for (row of form().controls; track row; let index = $index) {
            <li [formGroup]="row">
              <app-field class="condition">
                <select appInput formControlName="condition" aria-label="Condition" i18n-aria-label>
                  @for (option of conditions; track option.value) {
                    <option [value]="option.value">{{ option.label }}</option>
                  }
                </select>
              </app-field>
              <app-field class="things">
                <app-entities-select
                  formControlName="productIds"
                  label="Add product to the condition"
                  i18n-label
                  placeholder="Add product: search by name"
                  i18n-placeholder
                  [search]="find"
                  [detail]="detailOf"
                />
                @if (row.controls.titleIds.value.length > 0) {
                  <p class="muted small">{{ titles(row) }}</p>
                }
              </app-field>
              <button
                type="button"
                class="button button-icon button-quiet"
                aria-label="Remove condition"
                i18n-aria-label
                (click)="remove(index)"
              >
                <app-icon name="close" />
              </button>
            </li>
          }
        </ul>
      }
      <div>
        <button type="button" class="button button-small" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add condition</ng-container>
        </button>
      </div>
    </fieldset>
  `,
  styleUrl: './rule-section.scss',
})
export class RuleConditions {
  readonly #fields = inject(NonNullableFormBuilder);
  readonly form = input.required<RuleForm['controls']['software']>();

  protected readonly conditions = options(conditionWords);
  protected readonly detailOf = productDetail;
  protected readonly find = findProducts;

  protected add(): void {
    this.form().push(conditionRow(this.#fields, 'CONTAINS_ANY', [], []));
    this.form().markAsDirty();
  }

  protected remove(index: number): void {
    this.form().removeAt(index);
    this.form().markAsDirty();
  }

  protected titles(row: ConditionRow): string {
    return titleCountText(row.controls.titleIds.value.length);
  }
}
