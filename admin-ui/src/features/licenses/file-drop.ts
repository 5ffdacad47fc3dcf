import { Component, input, output, signal } from '@angular/core';

import { Icon } from '../../ui/icon/icon';

let lastId = 0;

/**
 * A field that takes a file: chosen, or dropped onto it.
 *
 * @example
 * ```html
 * <app-file-drop label="Choose a file" accept=".csv" (chosen)="read($event)" />
 * ```
 */
@Component({
  selector: 'app-file-drop',
  imports: [Icon],
  template: `
    <label
      [attr.for]="id"
      [class.over]="over()"
      (dragover)="enter($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <app-icon name="upload" [size]="24" />
      <strong>{{ label() }}</strong>
      <span class="muted small">{{ hint() }}</span>
      <input [id]="id" type="file" [accept]="accept()" [disabled]="disabled()" (change)="pick($event)" />
    </label>
  `,
  styles: `
    label {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 6px;
      padding: 28px 16px;
      border: 1px dashed var(--border-strong);
      border-radius: var(--radius);
      text-align: center;
      cursor: pointer;
    }
    label:hover,
    .over {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    label:focus-within {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    input {
      position: absolute;
      width: 1px;
      height: 1px;
      opacity: 0;
    }
    label {
      position: relative;
    }
  `,
})
export class FileDrop {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** As the attribute of a file input. */
  readonly accept = input('');
  readonly disabled = input(false);
  readonly chosen = output<File>();

  protected readonly id = `file-drop-${(lastId += 1)}`;
  protected readonly over = signal(false);

  protected enter(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file && !this.disabled()) this.chosen.emit(file);
  }

  protected pick(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    const file = field.files?.[0];
    // The same file can be chosen again, after it was mended.
    field.value = '';
    if (file) this.chosen.emit(file);
  }
}
