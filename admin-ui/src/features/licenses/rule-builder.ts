import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { FormSection } from '../../ui/form';
import type { RuleForm } from './license-form.model';
import { RuleConditions } from './rule-conditions';
import { RuleGroups } from './rule-groups';
import { RuleProducts } from './rule-products';

/** Builds the rule of an automatic license: its sections hold together with "and", within one it is any or all. */
@Component({
  selector: 'app-rule-builder',
  imports: [FormSection, ReactiveFormsModule, RuleConditions, RuleGroups, RuleProducts],
  template: `
    <app-form-section
      heading="Assignment"
      i18n-heading
      text="A device in scope gets a seat when it satisfies every section that you fill in."
      i18n-text
      [formGroup]="form()"
    >
      <app-rule-products [form]="form().controls.products" />
      <app-rule-groups [form]="form().controls.deviceGroups" />
      <app-rule-conditions [form]="form().controls.software" />
    </app-form-section>
  `,
})
export class RuleBuilder {
  readonly form = input.required<RuleForm>();
}
