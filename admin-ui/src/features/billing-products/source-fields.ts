import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { deviceGroupsList } from '../../api/device-groups';
import { endUserRolesList } from '../../api/end-user-roles';
import { licensesList } from '../../api/licenses';
import type { BillingProductResponse } from '../../api/model';
import { options } from '../../core/words';
import { EntitiesSelect, EntitySelect, Field, FormSection, Input, NumberInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { liveValue } from '../licenses/live-value';
import { lostOf, type ProductForm } from './billing-product-form.model';
import { licenseCountWords, productProblemTexts, quantitySourceWords } from './quantity-source.rules';

const offered = 20;

/** The part of the product form that says what is counted: the source, and what belongs to it. */
@Component({
  selector: 'app-source-fields',
  imports: [EntitiesSelect, EntitySelect, Field, FormSection, Icon, Input, NumberInput, ReactiveFormsModule],
  template: `
    <app-form-section heading="What is counted" i18n-heading [formGroup]="form().controls.quantitySource" [columns]="3">
      <app-field label="Quantity source" i18n-label help="quantitySource" [hint]="sourceHint()">
        <select appInput formControlName="type">
          @for (option of sources; track option.value) {
            <option [value]="option.value">{{ option.label }}</option>
          }
        </select>
      </app-field>
      @switch (source().type) {
        @case ('SOFTWARE_LICENSE') {
          <app-field label="License" i18n-label [hint]="lost().license ? keptLicense() : ''">
            <app-entity-select
              formControlName="license"
              placeholder="Search licenses"
              i18n-placeholder
              [search]="findLicenses"
              [clearable]="false"
            />
          </app-field>
          <app-field label="Count" i18n-label [hint]="countHint()">
            <select appInput formControlName="count">
              @for (option of counts; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </app-field>
        }
        @case ('DEVICE_COUNT') {
          <app-field label="Devices" i18n-label hint="Decommissioned ones are never counted." i18n-hint>
            <select appInput formControlName="devices">
              <option value="ALL" i18n>All active devices</option>
              <option value="SOME" i18n>Those in a device group</option>
            </select>
          </app-field>
          @if (source().devices === 'SOME') {
            <app-field label="Device group" i18n-label [hint]="lost().group ? keptGroup : groupHint">
              <app-entity-select
                formControlName="deviceGroup"
                placeholder="Search device groups"
                i18n-placeholder
                [search]="findGroups"
                [clearable]="false"
              />
            </app-field>
          }
        }
        @case ('END_USER_COUNT') {
          <app-field label="End users" i18n-label>
            <select appInput formControlName="endUsers">
              <option value="ALL" i18n>All end users</option>
              <option value="SOME" i18n>Those with any of some roles</option>
            </select>
          </app-field>
          @if (source().endUsers === 'SOME') {
            <app-field label="Roles" i18n-label [hint]="lost().roles ? keptRoles : rolesHint">
              <app-entities-select
                formControlName="roles"
                placeholder="Add role: search by name"
                i18n-placeholder
                [search]="findRoles"
              />
            </app-field>
          }
        }
        @case ('MANUAL') {
          <app-field label="Quantity" i18n-label hint="The same on every invoice, until somebody changes it." i18n-hint>
            <app-number-input formControlName="quantity" />
          </app-field>
        }
      }
      @if (problem(); as text) {
        <div class="notice notice-warning wide" role="status">
          <app-icon name="alert" /> <span>{{ text }}</span>
        </div>
      }
    </app-form-section>
  `,
})
export class SourceFields {
  readonly form = input.required<ProductForm>();
  /** The product that is edited. */
  readonly saved = input<BillingProductResponse | null>(null);

  protected readonly sources = options(quantitySourceWords);
  protected readonly counts = options(licenseCountWords);
  protected readonly keptGroup = $localize`The group was deleted. Choose another one; without one it stays as it is.`;
  protected readonly keptRoles = $localize`The roles were deleted. Choose others; without any it stays as it is.`;
  protected readonly groupHint = $localize`Counted are its devices in the organization of the agreement.`;
  protected readonly rolesHint = $localize`Who has several of them is counted once.`;

  readonly #value = liveValue(() => this.form());
  protected readonly source = computed(() => this.#value().quantitySource);
  protected readonly lost = computed(() => lostOf(this.saved()));
  /** Why the saved product cannot be charged for; only while it counts what it counted. */
  protected readonly problem = computed(() => {
    const problem = this.saved()?.problem ?? null;
    const same = this.saved()?.quantitySource.type === this.source().type;
    return problem !== null && problem !== 'NO_COST' && same ? productProblemTexts[problem] : null;
  });
  protected readonly keptLicense = computed(() => {
    const name = this.saved()?.licenseName ?? '';
    return name === ''
      ? $localize`You may not see the license. Without another one it stays what it is.`
      : $localize`It was ${name}:license:, which was deleted.`;
  });
  protected readonly sourceHint = computed(() => {
    switch (this.source().type) {
      case 'SOFTWARE_LICENSE':
        return $localize`Counted from the license on the day of the invoice, seat by seat.`;
      case 'DEVICE_COUNT':
        return $localize`Counted from the devices of the organization on the day of the invoice.`;
      case 'END_USER_COUNT':
        return $localize`Counted from the end users of the organization on the day of the invoice.`;
      case 'MANUAL':
        return $localize`A number that you set yourself, as for hours or a fixed service.`;
    }
  });
  protected readonly countHint = computed(() =>
    this.source().count === 'USED'
      ? $localize`Seats that the organization itself holds.`
      : $localize`What is reserved for the organization, or all of a license that is its alone.`,
  );

  protected readonly findLicenses = (q: string) => licensesList({ q, pageSize: offered, sort: 'name' });
  protected readonly findGroups = (q: string) => deviceGroupsList({ q, pageSize: offered, sort: 'name' });
  protected readonly findRoles = (q: string) => endUserRolesList({ q, pageSize: offered, sort: 'name' });
}
