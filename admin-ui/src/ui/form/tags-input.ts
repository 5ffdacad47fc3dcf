import { Component, model, signal } from '@angular/core';

import { Icon } from '../icon/icon';
import { ValueControl } from './value-control';

/**
 * Some words: tags, e-mail addresses. Enter or a comma ends a word, Backspace in the empty field takes the last one back.
 *
 * @example
 * ```html
 * <app-field label="Tags"><app-tags-input formControlName="tags" /></app-field>
 * ```
 */
@Component({
  selector: 'app-tags-input',
  imports: [Icon],
  template: `
    <div class="box" [class.disabled]="disabled()" (click)="word.focus()" role="presentation">
      @for (tag of value(); track tag) {
        <span class="tag">
          {{ tag }}
          <button type="button" [attr.aria-label]="removeLabel(tag)" [disabled]="disabled()" (click)="remove(tag)">
            <app-icon name="close" [size]="12" />
          </button>
        </span>
      }
      <input
        #word
        autocomplete="off"
        [id]="field?.controlId"
        [attr.aria-label]="label() || null"
        [attr.aria-describedby]="field?.describedBy()"
        [attr.aria-invalid]="field?.message() ? true : null"
        [placeholder]="value().length === 0 ? placeholder() : ''"
        [value]="typed()"
        [disabled]="disabled()"
        (input)="type(word.value)"
        (keydown.enter)="finishWord($event)"
        (keydown.backspace)="takeBack()"
        (blur)="settle()"
      />
    </div>
  `,
  styles: `
    .box {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      min-height: var(--control-height);
      padding: 3px 4px;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      background: var(--surface);
      cursor: text;
    }
    .box:focus-within {
      border-color: var(--focus);
      outline: 1px solid var(--focus);
    }
    .disabled {
      background: var(--surface-recessed);
    }
    .tag {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      padding-inline-start: 8px;
      border-radius: var(--radius-small);
      background: var(--surface-tint);
      line-height: 24px;
    }
    button {
      display: inline-flex;
      align-items: center;
      align-self: stretch;
      padding: 0 6px;
      border: 0;
      border-radius: var(--radius-small);
      background: none;
      color: var(--text-muted);
      cursor: pointer;
    }
    button:hover {
      color: var(--text);
    }
    input {
      flex: 1 1 90px;
      min-width: 90px;
      padding: 0 6px;
      border: 0;
      outline: none;
      background: none;
      color: var(--text);
      font: inherit;
    }
  `,
})
export class TagsInput extends ValueControl<readonly string[]> {
  override readonly value = model<readonly string[]>([]);
  protected readonly typed = signal('');

  protected removeLabel(tag: string): string {
    return $localize`Remove ${tag}:tag:`;
  }

  protected type(text: string): void {
    const words = text.split(/[,;\n]/);
    this.typed.set(words.pop() ?? '');
    this.#add(words);
  }

  protected finishWord(event: Event): void {
    if (this.typed().trim() === '') return;
    event.preventDefault(); // the form is not finished, the word is
    this.#add([this.typed()]);
    this.typed.set('');
  }

  protected takeBack(): void {
    if (this.typed() === '' && this.value().length > 0) this.choose(this.value().slice(0, -1));
  }

  protected settle(): void {
    this.#add([this.typed()]);
    this.typed.set('');
    this.left();
  }

  protected remove(tag: string): void {
    this.choose(this.value().filter((other) => other !== tag));
  }

  #add(words: readonly string[]): void {
    const added = words.map((word) => word.trim()).filter((word) => word !== '' && !this.value().includes(word));
    if (added.length > 0) this.choose([...this.value(), ...new Set(added)]);
  }
}
