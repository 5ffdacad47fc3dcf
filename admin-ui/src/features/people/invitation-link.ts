import { Component } from '@angular/core';

import { CopyField } from '../../ui/copy-field/copy-field';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';

/** Shows the one-time link by which a technician chooses a password. */
@Component({
  selector: 'app-invitation-link',
  imports: [CopyField, DialogFrame, Icon],
  template: `
    <app-dialog [heading]="heading" [submits]="false" [submit]="submit" [dirty]="true" [leaveQuestion]="leaveQuestion">
      <div class="stack">
        <div class="notice notice-warning">
          <app-icon name="key" />
          <span i18n>
            Copy the link now and give it to {{ data.name }}: it is shown this once, and it works once. Whoever opens it
            chooses the password.
          </span>
        </div>
        <app-copy-field label="Invitation link" i18n-label [text]="data.invitationUrl" />
      </div>
    </app-dialog>
  `,
})
export class InvitationLink implements DialogContent {
  readonly data = dialogData<{ readonly name: string; readonly invitationUrl: string }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly heading = $localize`Invitation of ${this.data.name}:name:`;
  protected readonly leaveQuestion = {
    title: $localize`Is the link copied?`,
    message: $localize`It is not shown again. A new one can be made at any time; it ends this one.`,
    confirmLabel: $localize`It is copied`,
    cancelLabel: $localize`Go back`,
    danger: false,
  };
}
