import { Component, booleanAttribute, computed, contentChild, effect, input, signal } from '@angular/core';
import { NgControl, Validators } from '@angular/forms';

import { Help } from '../help/help';
import type { HelpTopic } from '../help/help-texts';
import { Icon } from '../icon/icon';
import { controlMessage } from './control-message';

let lastId = 0;

/**
 * One line of a form: label, control, hint, and the error of the control. Put one control into it: a native element with
 * `appInput`, or one of the form controls of this folder. The label, the hint and the error are tied to it by themselves.
 *
 * @example
 * ```html
 * <app-field label="Name" hint="As on the invoice">
 *   <input appInput formControlName="name" />
 * </app-field>
 * ```
 *
 * The class `named-above` hides the label where there is room for rows that read as a table: it stands above the first one.
 */
@Component({
  selector: 'app-field',
  imports: [Help, Icon],
  host: { '[class.wide]': 'wide()' },
  template: `
    @if (label()) {
      <div class="line">
        <label [id]="labelId" [attr.for]="controlId">
          {{ label() }}
          @if (required()) {
            <span class="required" aria-hidden="true">*</span>
          }
        </label>
        @if (help(); as topic) {
          <app-help [topic]="topic" [describedBy]="labelId" />
        }
      </div>
    }
    <div class="control"><ng-content /></div>
    @if (message(); as text) {
      <p class="error" [id]="messageId" role="alert"><app-icon name="alert" [size]="14" /> {{ text }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="messageId">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 4px;
      min-width: 0;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    label {
      width: fit-content;
      font-weight: 500;
    }
    .required {
      color: var(--danger);
    }
    /* In rows below each other the first one says it for all; the others say it where they are read out. */
    @media (width > 860px) {
      :host(.named-above) .line {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
    .control {
      display: flex;
      flex-direction: column;
    }
    .hint,
    .error {
      color: var(--text-muted);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
    .error {
      display: flex;
      gap: 5px;
      color: var(--danger);
    }
  `,
})
export class Field {
  readonly #id = (lastId += 1);
  /** Ids that tie the parts together. */
  readonly controlId = `field-${this.#id}`;
  readonly labelId = `field-${this.#id}-label`;
  readonly messageId = `field-${this.#id}-message`;

  readonly label = input('');
  readonly hint = input('');
  /** The word that is explained beside the label. */
  readonly help = input<HelpTopic | null>(null);
  /** Takes the whole width of a form section with several columns. */
  readonly wide = input(false, { transform: booleanAttribute });

  private readonly control = contentChild(NgControl);
  readonly #changes = signal(0);

  readonly required = computed(() => {
    this.#changes();
    return this.control()?.control?.hasValidator(Validators.required) ?? false;
  });
  /** The error to show: once the person has been at the field, or has tried to save. */
  readonly message = computed(() => {
    this.#changes();
    const control = this.control()?.control;
    return control?.touched && control.invalid ? controlMessage(control.errors) : null;
  });
  /** What describes the control to a screen reader; `null` when nothing does. */
  readonly describedBy = computed(() => (this.message() !== null || this.hint() !== '' ? this.messageId : null));

  constructor() {
    effect((onCleanup) => {
      const control = this.control()?.control;
      const subscription = control?.events.subscribe(() => this.#changes.update((count) => count + 1));
      onCleanup(() => subscription?.unsubscribe());
    });
  }
}
