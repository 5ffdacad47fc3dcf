import { Component, computed, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

import type { BillingAgreementResponse } from '../../api/model';
import { agreementStatusWords } from './billing-words';

/** The state of an agreement, and whether the last run failed to bill it. */
@Component({
  selector: 'app-agreement-status',
  imports: [MatTooltip],
  template: `
    <span class="badge" [class.badge-good]="agreement().status === 'ACTIVE'">{{ text() }}</span>
    @if (agreement().failure) {
      <span class="badge badge-danger" [matTooltip]="agreement().failure" i18n>Not billed</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
    }
  `,
})
export class AgreementStatusBadge {
  readonly agreement = input.required<Pick<BillingAgreementResponse, 'status' | 'failure'>>();

  protected readonly text = computed(() => agreementStatusWords[this.agreement().status]);
}
