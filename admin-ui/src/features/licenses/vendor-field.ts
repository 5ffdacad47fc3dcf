import { Component, booleanAttribute, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { EntitySelect, Field } from '../../ui/form';
import { formOfParent } from './form-of-parent';
import { Makers } from './makers';

/**
 * Picks the vendor of a license or a purchase, or adds one in place: the control `vendor` of the form around it.
 *
 * @example
 * ```html
 * <app-form-section [formGroup]="form"><app-vendor-field /></app-form-section>
 * ```
 */
@Component({
  selector: 'app-vendor-field',
  imports: [EntitySelect, Field, ReactiveFormsModule],
  viewProviders: [formOfParent],
  host: { '[class.wide]': 'wide()' },
  template: `
    <app-field label="Vendor" i18n-label>
      <app-entity-select
        formControlName="vendor"
        [search]="makers.findVendors"
        [create]="makers.addVendor()"
        createLabel="Add vendor"
        i18n-createLabel
      />
    </app-field>
  `,
})
export class VendorField {
  protected readonly makers = inject(Makers);

  /** Takes the whole width of a form section with several columns. */
  readonly wide = input(false, { transform: booleanAttribute });
}
