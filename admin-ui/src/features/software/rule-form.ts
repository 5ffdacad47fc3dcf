import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type {
  SoftwareResponseKind,
  SoftwareRuleResponse,
  SoftwareRuleResponseField,
  SoftwareRuleResponseOperator,
} from '../../api/model';
import { softwareRulesCreate, softwareRulesUpdate } from '../../api/software-rules';
import { Api } from '../../core/api/api';
import { options, productKindWords } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, NumberInput } from '../../ui/form';
import { RulePreview } from './rule-preview';
import { ruleRequest } from './software-rules.rules';
import { ruleFieldWords, ruleOperatorWords } from './software-words';

const longestPattern = 500;
const longestName = 200;

/** Adds a rule, or changes one, with what it would move beside it. */
@Component({
  selector: 'app-rule-form',
  imports: [DialogFrame, Field, FormSection, Input, NumberInput, ReactiveFormsModule, RulePreview],
  template: `
    <app-dialog [heading]="heading" [submitLabel]="submitLabel" size="wide" [form]="form" [submit]="submit">
      <div class="columns">
        <div>
          <app-form-section heading="When" i18n-heading help="softwareRule" [formGroup]="form" [columns]="2">
            <app-field label="What is compared" i18n-label>
              <select appInput formControlName="field">
                @for (option of fields; track option.value) {
                  <option [value]="option.value">{{ option.label }}</option>
                }
              </select>
            </app-field>
            <app-field label="How" i18n-label>
              <select appInput formControlName="operator">
                @for (option of operators; track option.value) {
                  <option [value]="option.value">{{ option.label }}</option>
                }
              </select>
            </app-field>
            <app-field label="Pattern" i18n-label wide [hint]="patternHint()">
              <input appInput formControlName="pattern" autocomplete="off" />
            </app-field>
            <app-field
              label="Only for publishers like"
              i18n-label
              wide
              hint="Empty for any publisher; * stands for any text."
              i18n-hint
            >
              <input appInput formControlName="publisherPattern" autocomplete="off" />
            </app-field>
          </app-form-section>
          <app-form-section heading="Then the title stands for" i18n-heading [formGroup]="form" [columns]="2">
            <app-field label="Product" i18n-label wide hint="Created if it does not exist yet." i18n-hint>
              <input appInput formControlName="productName" autocomplete="off" />
            </app-field>
            <app-field label="Publisher" i18n-label hint="Leave empty to keep the reported one." i18n-hint>
              <input appInput formControlName="publisherName" autocomplete="off" />
            </app-field>
            <app-field label="Kind" i18n-label>
              <select appInput formControlName="kind">
                <option value="" i18n>Detected automatically</option>
                @for (option of kinds; track option.value) {
                  <option [value]="option.value">{{ option.label }}</option>
                }
              </select>
            </app-field>
            <app-field label="Priority" i18n-label hint="Lower numbers are tried first." i18n-hint>
              <app-number-input formControlName="priority" />
            </app-field>
          </app-form-section>
        </div>
        <app-rule-preview [request]="request()" [ruleId]="data.rule?.id" />
      </div>
    </app-dialog>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 320px;
      gap: var(--space-5);
      align-items: start;
      // The line between them is as high as the higher one.
      background: linear-gradient(var(--border) 0 0) calc(100% - 319px) 0 / 1px 100% no-repeat;
    }
    app-rule-preview {
      position: sticky;
      top: 0;
      padding-inline-start: var(--space-4);
    }
    @media (width <= 860px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
        background: none;
      }
      app-rule-preview {
        position: static;
        padding: var(--space-4) 0 0;
        border-block-start: 1px solid var(--border);
      }
    }
  `,
})
export class RuleForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly rule: SoftwareRuleResponse | null }>();

  protected readonly heading = this.data.rule ? $localize`Edit rule` : $localize`Add rule`;
  protected readonly submitLabel = this.data.rule ? $localize`Save` : $localize`Add`;
  protected readonly fields = options(ruleFieldWords);
  protected readonly operators = options(ruleOperatorWords);
  protected readonly kinds = options(productKindWords);

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    field: this.#forms.control<SoftwareRuleResponseField>(this.data.rule?.field ?? 'NAME'),
    operator: this.#forms.control<SoftwareRuleResponseOperator>(this.data.rule?.operator ?? 'STARTS_WITH'),
    pattern: [this.data.rule?.pattern ?? '', [Validators.required, Validators.maxLength(longestPattern)]],
    publisherPattern: [this.data.rule?.publisherPattern ?? '', Validators.maxLength(longestPattern)],
    productName: [this.data.rule?.productName ?? '', [Validators.required, Validators.maxLength(longestName)]],
    publisherName: [this.data.rule?.publisherName ?? '', Validators.maxLength(longestName)],
    kind: this.#forms.control<SoftwareResponseKind | ''>(this.data.rule?.kind ?? ''),
    priority: this.#forms.control<number | null>(this.data.rule?.priority ?? null),
  });
  readonly #values = toSignal(this.form.valueChanges);
  protected readonly request = computed(
    () => {
      this.#values();
      return ruleRequest(this.form.getRawValue());
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly patternHint = computed(() =>
    this.request()?.operator === 'WILDCARD'
      ? $localize`* stands for any text. Case and spacing make no difference.`
      : $localize`Case, spacing and trademark signs make no difference.`,
  );

  readonly submit = (): Promise<SoftwareRuleResponse> => {
    const { rule } = this.data;
    const request = this.request();
    if (request === null) return Promise.reject(new Error($localize`Give a pattern and a product.`));
    return rule
      ? this.#api.send(softwareRulesUpdate(rule.id, request), { ifMatch: rule.version })
      : this.#api.send(softwareRulesCreate(request));
  };
}
