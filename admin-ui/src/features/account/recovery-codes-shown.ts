import { Component } from '@angular/core';

import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { RecoveryCodes, recoveryCodesQuestion } from './recovery-codes';

/** Shows new recovery codes, this once. */
@Component({
  selector: 'app-recovery-codes-shown',
  imports: [DialogFrame, RecoveryCodes],
  template: `
    <app-dialog
      heading="Keep your recovery codes"
      i18n-heading
      [submits]="false"
      [submit]="submit"
      [dirty]="true"
      [leaveQuestion]="leaveQuestion"
    >
      <div class="stack">
        <p class="muted" i18n>
          Each takes the place of one code of the app, once, for when you lose it. They are shown this once.
        </p>
        <app-recovery-codes [codes]="data.codes" />
      </div>
    </app-dialog>
  `,
})
export class RecoveryCodesShown implements DialogContent {
  readonly data = dialogData<{ readonly codes: readonly string[] }>();
  protected readonly leaveQuestion = recoveryCodesQuestion();

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
