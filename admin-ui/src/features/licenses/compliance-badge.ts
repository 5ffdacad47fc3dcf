import { Component, input } from '@angular/core';

import type { LicenseResponseCompliance } from '../../api/model';
import { type Words, complianceWords } from '../../core/words';

const classes: Words<NonNullable<LicenseResponseCompliance>> = {
  COMPLIANT: 'badge badge-good',
  FULL: 'badge badge-warning',
  UNDER_LICENSED: 'badge badge-danger',
};

/** How usage stands against what was purchased, in a word; nothing where that can't be told. */
@Component({
  selector: 'app-compliance-badge',
  template: `
    @if (compliance(); as state) {
      <span [class]="classes[state]">{{ words[state] }}</span>
    }
  `,
})
export class ComplianceBadge {
  readonly compliance = input.required<LicenseResponseCompliance>();
  protected readonly classes = classes;
  protected readonly words = complianceWords;
}
