import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input } from '../../ui/form';

const longestName = 200;
const longestWebsite = 500;

/** A publisher or a vendor: something with a name and a website that licenses name. */
export interface Maker {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly website: string;
  readonly licenseCount: number;
}

/** Adds a publisher or vendor, or changes one. */
@Component({
  selector: 'app-maker-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="data.heading" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        <app-field label="Website" i18n-label>
          <input appInput type="url" formControlName="website" placeholder="https://" />
        </app-field>
      </app-form-section>
    </app-dialog>
  `,
})
export class MakerForm implements DialogContent {
  readonly data = dialogData<{
    readonly heading: string;
    /** What is changed; `null` adds one. */
    readonly maker: Maker | null;
    readonly save: (fields: { name: string; website: string }) => Promise<Maker>;
  }>();

  protected readonly submitLabel = this.data.maker ? $localize`Save` : $localize`Add`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.maker?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    website: [this.data.maker?.website ?? '', Validators.maxLength(longestWebsite)],
  });

  readonly submit = (): Promise<Maker> => this.data.save(this.form.getRawValue());
}
