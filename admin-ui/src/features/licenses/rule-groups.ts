import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { deviceGroupsList } from '../../api/device-groups';
import { EntitiesSelect, Field } from '../../ui/form';
import { deviceCountText } from './counts.rules';
import type { GroupOption, RuleForm } from './license-form.model';
import { MatchSelect } from './match-select';

const offered = 20;

/** The device groups of a rule. */
@Component({
  selector: 'app-rule-groups',
  imports: [EntitiesSelect, Field, MatchSelect, ReactiveFormsModule],
  template: `
    <fieldset [formGroup]="form()">
      <legend>
        <span i18n>Device groups: the device is in</span>
        <app-match-select formControlName="match" label="Any or all of the groups" i18n-label />
      </legend>
      <app-field>
        <app-entities-select
          formControlName="ids"
          label="Add device group"
          i18n-label
          placeholder="Add device group: search by name"
          i18n-placeholder
          [search]="find"
          [detail]="detailOf"
        />
      </app-field>
    </fieldset>
  `,
  styleUrl: './rule-section.scss',
})
export class RuleGroups {
  readonly form = input.required<RuleForm['controls']['deviceGroups']>();

  protected readonly find = (q: string) => deviceGroupsList({ q, pageSize: offered, sort: 'name' });
  protected readonly detailOf = ({ deviceCount }: GroupOption): string => deviceCountText(deviceCount);
}
