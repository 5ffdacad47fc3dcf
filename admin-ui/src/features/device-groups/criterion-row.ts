import { Component, computed, input, output } from '@angular/core';

import type { FieldProblem } from '../../core/problem/problem';
import { Icon } from '../../ui/icon/icon';
import { innerPath, isIncomplete, newCriterion } from './criteria.rules';
import type { Criterion, CriterionField, CriterionValue } from './criteria.types';
import { criterionFields, operatorChoices } from './criterion-fields.rules';
import { CriterionValueEditor } from './criterion-value';

let lastId = 0;

/** One criterion: what it looks at, how it compares, with what. */
@Component({
  selector: 'app-criterion-row',
  imports: [CriterionValueEditor, Icon],
  host: { role: 'group', '[attr.aria-label]': 'name()', '[attr.aria-describedby]': 'message() ? messageId : null' },
  template: `
    <div class="line">
      <select
        #field
        class="input field"
        aria-label="What it looks at"
        i18n-aria-label
        (change)="chooseField(field.value)"
      >
        @for (choice of fields; track choice.field) {
          <option [value]="choice.field" [selected]="choice.field === criterion().field">{{ choice.label }}</option>
        }
      </select>
      <select
        #operator
        class="input operator"
        aria-label="How it compares"
        i18n-aria-label
        (change)="chooseOperator(operator.selectedIndex)"
      >
        @for (choice of operators(); track choice.label) {
          <option [selected]="choice.operator === criterion().operator && choice.negated === criterion().negated">
            {{ choice.label }}
          </option>
        }
      </select>
      <app-criterion-value class="value" [criterion]="criterion()" (changed)="chooseValue($event)" />
      <button
        type="button"
        class="button button-icon button-quiet remove"
        [attr.aria-label]="removeLabel()"
        (click)="removed.emit()"
      >
        <app-icon name="close" />
      </button>
    </div>
    @if (message(); as text) {
      <p class="error" role="alert" [id]="messageId"><app-icon name="alert" [size]="14" /> {{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: grid;
      grid-template-columns: 172px 186px minmax(0, 1fr) auto;
      gap: 8px;
      align-items: start;
    }
    .error {
      display: flex;
      gap: 5px;
      margin-top: 4px;
      color: var(--danger);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    @media (width <= 760px) {
      .line {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .remove {
        grid-row: 1;
        grid-column: 2;
      }
      .operator,
      .value {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class CriterionRow {
  readonly criterion = input.required<Criterion>();
  /** Where it stands in the criteria of the API. */
  readonly path = input.required<string>();
  /** What the server said is wrong, for all criteria. */
  readonly problems = input.required<readonly FieldProblem[]>();
  /** Whether a missing value is told: once somebody tried to save. */
  readonly checked = input(false);
  readonly changed = output<Criterion>();
  readonly removed = output();

  protected readonly messageId = `criterion-${(lastId += 1)}-message`;
  protected readonly fields = fieldChoices;
  protected readonly name = computed(() => criterionFields[this.criterion().field].label);
  protected readonly removeLabel = computed(() => $localize`Remove criterion ${this.name()}:field:`);
  protected readonly operators = computed(() => {
    const { field, operator, negated } = this.criterion();
    return operatorChoices(field, operator, negated);
  });
  protected readonly message = computed(() => {
    const path = innerPath(this.criterion(), this.path());
    const problem = this.problems().find(({ field }) => field === path || field.startsWith(`${path}.`));
    if (problem) return problem.message;
    return this.checked() && isIncomplete(this.criterion()) ? $localize`Say what it is compared with.` : null;
  });

  protected chooseField(name: string): void {
    const choice = fieldChoices.find(({ field }) => field === name);
    if (choice) this.changed.emit({ ...newCriterion(choice.field), key: this.criterion().key });
  }

  protected chooseOperator(index: number): void {
    const choice = this.operators()[index];
    if (choice) this.changed.emit({ ...this.criterion(), operator: choice.operator, negated: choice.negated });
  }

  protected chooseValue(value: CriterionValue): void {
    this.changed.emit({ ...this.criterion(), value });
  }
}

const fieldOrder: readonly CriterionField[] = [
  'product',
  'deviceClass',
  'osName',
  'osVersion',
  'organizationId',
  'locationId',
  'name',
  'serialNumber',
  'tag',
  'lastSeenAt',
  'status',
  'device',
];

const fieldChoices = fieldOrder.map((field) => ({ field, label: criterionFields[field].label }));
