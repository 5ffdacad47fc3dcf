import { Component, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { deviceGroupsList } from '../../api/device-groups';
import { Can } from '../../core/ability/can';
import { EntitiesSelect, Field } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { DeviceGroupActions } from '../device-groups/device-group-actions';
import { deviceCountText } from '../../core/counts';
import type { GroupOption, RuleForm } from './license-form.model';
import { MatchSelect } from './match-select';

const offered = 20;

/** The device groups of a rule. */
@Component({
  selector: 'app-rule-groups',
  imports: [Can, EntitiesSelect, Field, Icon, MatchSelect, ReactiveFormsModule],
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
      <div *appCan="'create'; subject: 'DeviceGroup'">
        <button type="button" class="button button-small" (click)="make()">
          <app-icon name="add" /> <ng-container i18n>New device group</ng-container>
        </button>
      </div>
    </fieldset>
  `,
  styleUrl: './rule-section.scss',
})
export class RuleGroups {
  readonly #groups = inject(DeviceGroupActions);
  readonly form = input.required<RuleForm['controls']['deviceGroups']>();

  protected readonly find = (q: string) => deviceGroupsList({ q, pageSize: offered, sort: 'name' });
  protected readonly detailOf = ({ deviceCount }: GroupOption): string => deviceCountText(deviceCount);

  /** Makes a group in its own dialog over this one, and puts it into the rule. */
  protected async make(): Promise<void> {
    const group = await this.#groups.add();
    if (!group) return;
    const { ids } = this.form().controls;
    ids.setValue([...ids.value, group]);
    ids.markAsDirty();
  }
}
