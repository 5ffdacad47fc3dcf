import { Component, computed, inject, input } from '@angular/core';

import { Session } from '../../core/session/session';
import { CopyField } from '../../ui/copy-field/copy-field';
import type { Confirmation } from '../../ui/dialog/confirmations';
import { Icon } from '../../ui/icon/icon';

/** What is asked before recovery codes that are shown disappear. */
export function recoveryCodesQuestion(): Partial<Confirmation> {
  return {
    title: $localize`Are the codes kept?`,
    message: $localize`They are not shown again. New ones can be made at any time; they end these.`,
    confirmLabel: $localize`They are kept`,
    cancelLabel: $localize`Go back`,
    danger: false,
  };
}

/** Recovery codes, to be copied or kept as a file: they are shown once. */
@Component({
  selector: 'app-recovery-codes',
  imports: [CopyField, Icon],
  template: `
    <app-copy-field label="Recovery codes" i18n-label [text]="text()" />
    <a class="button" [href]="file()" download="seatwise-recovery-codes.txt">
      <app-icon name="download" /> <ng-container i18n>Download as a file</ng-container>
    </a>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: stretch;
      gap: 10px;
    }
  `,
})
export class RecoveryCodes {
  readonly #session = inject(Session);
  readonly codes = input.required<readonly string[]>();

  protected readonly text = computed(() => this.codes().join('\n'));
  protected readonly file = computed(() => {
    const of = this.#session.actor()?.email ?? '';
    const text = `${$localize`Recovery codes of ${of}:email: at Seatwise. Each works once.`}\n\n${this.text()}\n`;
    return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  });
}
