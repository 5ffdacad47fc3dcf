import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { licenseAttachmentsChange } from '../../api/license-attachments';
import type { LicenseAttachmentResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;
const longestNote = 2_000;

/** Changes the name and the note of a file. */
@Component({
  selector: 'app-attachment-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Edit attachment" i18n-heading [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Note" i18n-label>
          <textarea appInput formControlName="note"></textarea>
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class AttachmentForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly licenseId: number; readonly attachment: LicenseAttachmentResponse }>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.attachment.name, [Validators.required, Validators.maxLength(longestName)]],
    note: [this.data.attachment.note, Validators.maxLength(longestNote)],
  });

  readonly submit = (): Promise<LicenseAttachmentResponse> => {
    const { licenseId, attachment } = this.data;
    const change = licenseAttachmentsChange(licenseId, attachment.id, this.form.getRawValue());
    return this.#api.send(change, { ifMatch: attachment.version });
  };
}
