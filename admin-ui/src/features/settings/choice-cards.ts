import { Component, input, output } from '@angular/core';

let groups = 0;

/** A few choices of which one holds, each with a line that says what it means. */
@Component({
  selector: 'app-choice-cards',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="options">
        @for (option of options(); track option.value) {
          <label [class.chosen]="option.value === chosen()">
            <input
              type="radio"
              [name]="name"
              [checked]="option.value === chosen()"
              (change)="choose.emit(option.value)"
            />
            <span>
              <strong>{{ option.label }}</strong>
              <span class="muted small">{{ option.text }}</span>
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: var(--space-2);
      padding: 0;
      font-size: var(--text-size-large);
      font-weight: 600;
      line-height: 22px;
    }
    .options {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: var(--space-3);
    }
    label {
      display: flex;
      gap: 10px;
      padding: 10px 12px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius);
      cursor: pointer;
    }
    label:hover {
      background: var(--surface-hover);
    }
    label > span {
      display: flex;
      flex-direction: column;
    }
    strong {
      font-weight: 500;
    }
    .chosen,
    .chosen:hover {
      border-color: var(--accent);
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
  `,
})
export class ChoiceCards<Value extends string> {
  readonly label = input.required<string>();
  readonly options =
    input.required<readonly { readonly value: Value; readonly label: string; readonly text: string }[]>();
  readonly chosen = input.required<Value>();
  readonly choose = output<Value>();

  protected readonly name = `choice-cards-${groups++}`;
}
