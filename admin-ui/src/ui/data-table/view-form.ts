import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { SavedViewResponse } from '../../api/model';
import { type DialogContent, DialogFrame, dialogData } from '../dialog';
import { Field, FormSection, Input } from '../form';

const longestName = 100;

/** What of a view is chosen in its form. */
export interface ViewChoices {
  readonly name: string;
  readonly shared: boolean;
  readonly isDefault: boolean;
}

/** Names a view, and says who has it. */
@Component({
  selector: 'app-view-form',
  imports: [DialogFrame, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog [heading]="heading" submitLabel="Save" i18n-submitLabel size="small" [form]="form" [submit]="submit">
      <app-form-section [formGroup]="form">
        <app-field label="Name" i18n-label>
          <input appInput formControlName="name" />
        </app-field>
        @if (data.view?.own !== false) {
          <label class="check">
            <input type="checkbox" formControlName="isDefault" />
            <ng-container i18n>Use as my default</ng-container>
          </label>
        }
        <label class="check">
          <input type="checkbox" formControlName="shared" />
          <ng-container i18n>Share with technicians who see every organization</ng-container>
        </label>
      </app-form-section>
    </app-dialog>
  `,
})
export class ViewForm implements DialogContent {
  readonly data = dialogData<{
    /** What is changed; `null` saves another one. */
    readonly view: SavedViewResponse | null;
    readonly save: (choices: ViewChoices) => Promise<SavedViewResponse>;
  }>();

  protected readonly heading = this.data.view ? $localize`Edit view` : $localize`Save as new view`;

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.data.view?.name ?? '', [Validators.required, Validators.maxLength(longestName)]],
    isDefault: [this.data.view?.isDefault ?? false],
    shared: [this.data.view?.shared ?? false],
  });

  readonly submit = (): Promise<SavedViewResponse> => this.data.save(this.form.getRawValue());
}
