import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { FormSection } from '../../ui/form';
import type { RuleForm } from './license-form.model';
import type { HolderKind } from './license-kinds.rules';
import { RuleConditions } from './rule-conditions';
import { RuleGroups } from './rule-groups';
import { RuleProducts } from './rule-products';
import { RuleRoles } from './rule-roles';

const texts: Readonly<Record<HolderKind, string>> = {
  DEVICE: $localize`A device in scope gets a seat when it satisfies every section that you fill in.`,
  PERSON: $localize`End users in scope with the roles of the one section get a seat, and so do technicians with a role of the other.`,
  LOCATION: $localize`A location in scope gets a seat when one of its active devices satisfies every section that you fill in.`,
};

/**
 * Builds the rule of an automatic license. Sections on devices hold together with "and", within one it is any or all;
 * those on people stand side by side.
 */
@Component({
  selector: 'app-rule-builder',
  imports: [FormSection, ReactiveFormsModule, RuleConditions, RuleGroups, RuleProducts, RuleRoles],
  template: `
    <app-form-section heading="Assignment" i18n-heading help="assignmentRule" [text]="text()" [formGroup]="form()">
      @if (holder() === 'PERSON') {
        <app-rule-roles of="endUsers" [form]="form().controls.endUsers" />
        <app-rule-roles of="technicians" [form]="form().controls.technicians" />
      } @else {
        <app-rule-products [form]="form().controls.products" />
        <app-rule-groups [form]="form().controls.deviceGroups" />
        <app-rule-conditions [form]="form().controls.software" />
      }
    </app-form-section>
  `,
})
export class RuleBuilder {
  readonly form = input.required<RuleForm>();
  /** Who or what the rule gives seats to. */
  readonly holder = input.required<HolderKind>();
  protected readonly text = computed(() => texts[this.holder()]);
}
