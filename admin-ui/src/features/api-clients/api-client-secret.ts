import { Component } from '@angular/core';

import type { ApiClientWithSecretResponse } from '../../api/model';
import { CopyField } from '../../ui/copy-field/copy-field';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { curlExample } from './api-client.rules';

/** Shows the secret of an API client, this once, and how to use it. */
@Component({
  selector: 'app-api-client-secret',
  imports: [CopyField, DialogFrame, Icon],
  template: `
    <app-dialog
      [heading]="heading"
      size="medium"
      [submits]="false"
      [submit]="submit"
      [dirty]="true"
      [leaveQuestion]="leaveQuestion"
    >
      <div class="stack">
        <div class="notice notice-warning">
          <app-icon name="key" />
          <span i18n> Copy the secret now: it is shown this once. Whoever has it can do all that the client may. </span>
        </div>
        <div>
          <p class="muted small" i18n>Client ID</p>
          <app-copy-field label="Client ID" i18n-label [text]="data.client.clientId" />
        </div>
        <div>
          <p class="muted small" i18n>Client secret</p>
          <app-copy-field label="Client secret" i18n-label [text]="data.client.clientSecret" />
        </div>
        <div>
          <p class="muted small" i18n>Try it: asks for a token of an hour, and reads the licenses with it</p>
          <app-copy-field label="Commands" i18n-label [text]="example" />
        </div>
      </div>
    </app-dialog>
  `,
})
export class ApiClientSecret implements DialogContent {
  readonly data = dialogData<{ readonly client: ApiClientWithSecretResponse }>();

  protected readonly heading = $localize`Secret of ${this.data.client.name}:name:`;
  protected readonly example = curlExample(location.origin, this.data.client.clientId, this.data.client.clientSecret);
  protected readonly leaveQuestion = {
    title: $localize`Is the secret copied?`,
    message: $localize`It is not shown again. A new one can be made at any time; it ends this one.`,
    confirmLabel: $localize`It is copied`,
    cancelLabel: $localize`Go back`,
    danger: false,
  };

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
