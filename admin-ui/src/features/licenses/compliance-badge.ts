import { Component, computed, input } from '@angular/core';

import type { LicenseResponseCompliance } from '../../api/model';
import { type Words, complianceWords } from '../../core/words';

const classes: Words<LicenseResponseCompliance> = {
  COMPLIANT: 'badge badge-good',
  FULL: 'badge badge-warning',
  UNDER_LICENSED: 'badge badge-danger',
};

/** How usage stands against what was purchased, in a word. */
@Component({
  selector: 'app-compliance-badge',
  template: `<span [class]="look()">{{ word() }}</span>`,
})
export class ComplianceBadge {
  readonly compliance = input.required<LicenseResponseCompliance>();
  protected readonly look = computed(() => classes[this.compliance()]);
  protected readonly word = computed(() => complianceWords[this.compliance()]);
}
