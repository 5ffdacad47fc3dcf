import { Component, ElementRef, input, signal, viewChild } from '@angular/core';

import { Icon } from '../icon/icon';

const copiedMilliseconds = 2_000;

/**
 * A token or command to copy. Where the browser refuses the clipboard, the text is selected for the keyboard.
 *
 * @example
 * ```html
 * <app-copy-field label="Command" [text]="command" />
 * ```
 */
@Component({
  selector: 'app-copy-field',
  imports: [Icon],
  template: `
    <pre #code tabindex="0" [attr.aria-label]="label()"><code>{{ text() }}</code></pre>
    <button type="button" class="button button-small" (click)="copy()">
      <app-icon [name]="copied() ? 'check' : 'copy'" [size]="14" />
      @if (copied()) {
        <ng-container i18n>Copied</ng-container>
      } @else {
        <ng-container i18n>Copy</ng-container>
      }
      <span class="visually-hidden">{{ label() }}</span>
    </button>
    <span class="visually-hidden" aria-live="polite">
      @if (copied()) {
        <ng-container i18n>Copied</ng-container>
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      padding: 6px 6px 6px 12px;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      background: var(--surface-recessed);
    }
    pre {
      flex: 1 1 auto;
      min-width: 0;
      margin: 0;
      padding: 3px 0;
      overflow: auto;
      scrollbar-width: thin;
    }
    /* Lines stay whole: a command that is broken at its hyphens cannot be read. */
    code {
      font-size: var(--text-size-small);
    }
  `,
})
export class CopyField {
  readonly text = input.required<string>();
  /** What is copied. */
  readonly label = input.required<string>();
  protected readonly copied = signal(false);
  private readonly code = viewChild.required<ElementRef<HTMLElement>>('code');

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.copied.set(true);
      setTimeout(() => this.copied.set(false), copiedMilliseconds);
    } catch {
      getSelection()?.selectAllChildren(this.code().nativeElement);
    }
  }
}
