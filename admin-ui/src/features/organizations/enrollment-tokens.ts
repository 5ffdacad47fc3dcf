import { Component, signal } from '@angular/core';

import type { CreatedEnrollmentTokenResponse, LocationResponse } from '../../api/model';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EnrollmentTokenList, tokenLeaveQuestion } from './enrollment-token-list';

/** The enrollment tokens of a location, over the page that is open. */
@Component({
  selector: 'app-enrollment-tokens',
  imports: [DialogFrame, EnrollmentTokenList],
  template: `
    <app-dialog
      [heading]="heading"
      size="medium"
      [submits]="false"
      [submit]="submit"
      [dirty]="created() !== null"
      [leaveQuestion]="leaveQuestion"
    >
      <app-enrollment-token-list [location]="data.location" [(created)]="created" />
    </app-dialog>
  `,
})
export class EnrollmentTokens implements DialogContent {
  readonly data = dialogData<{ readonly location: LocationResponse }>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly heading = $localize`Enroll devices at ${this.data.location.name}:location:`;
  protected readonly created = signal<CreatedEnrollmentTokenResponse | null>(null);
  protected readonly leaveQuestion = tokenLeaveQuestion;
}
