import { Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { Field, Input } from '../../ui/form';
import { formOfParent } from './form-of-parent';

/**
 * What the papers of a purchase say: the controls `poNumber`, `invoiceNumber` and `note` of the form around it. They are
 * the columns of the form section that they stand in.
 */
@Component({
  selector: 'app-purchase-papers-fields',
  imports: [Field, Input, ReactiveFormsModule],
  viewProviders: [formOfParent],
  template: `
    <app-field label="PO number" i18n-label>
      <input appInput formControlName="poNumber" />
    </app-field>
    <app-field label="Invoice number" i18n-label>
      <input appInput formControlName="invoiceNumber" />
    </app-field>
    <app-field class="note" label="Note" i18n-label>
      <textarea appInput formControlName="note"></textarea>
    </app-field>
  `,
  styles: `
    :host {
      display: contents;
    }
    .note {
      grid-column: 1 / -1;
    }
  `,
})
export class PurchasePapersFields {}
