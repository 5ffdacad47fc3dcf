import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { DateInput, Field, FormSection, Input, NumberInput, TagsInput } from '../../ui/form';
import type { LicenseForm } from './license-form.model';
import { liveValue } from './live-value';

/** The part of the license form about its end: date, renewal and notices. */
@Component({
  selector: 'app-license-term-fields',
  imports: [DateInput, Field, FormSection, Input, NumberInput, ReactiveFormsModule, TagsInput],
  template: `
    <app-form-section heading="Expiration date" i18n-heading [formGroup]="form()" [columns]="3">
      <label class="switch wide">
        <input type="checkbox" role="switch" formControlName="expires" />
        <ng-container i18n>The license expires</ng-container>
      </label>
      @if (expires()) {
        <ng-container [formGroup]="form().controls.term">
          <app-field label="Expiration date" i18n-label>
            <app-date-input formControlName="expiresOn" />
          </app-field>
          <app-field
            label="Notice, in days before"
            i18n-label
            hint="Each number tells people once."
            i18n-hint
            help="noticeDays"
            class="span"
          >
            <app-tags-input formControlName="noticeDays" />
          </app-field>
          <label class="switch wide">
            <input type="checkbox" role="switch" formControlName="autoRenew" />
            <ng-container i18n>Renews itself on that day</ng-container>
          </label>
          @if (renews()) {
            <app-field label="For another" i18n-label help="autoRenew">
              <app-number-input formControlName="renewalCount" />
            </app-field>
            <app-field label="Unit" i18n-label>
              <select appInput formControlName="renewalUnit">
                <option value="MONTH" i18n>months</option>
                <option value="YEAR" i18n>years</option>
              </select>
            </app-field>
          }
        </ng-container>
      }
    </app-form-section>
  `,
  styles: `
    .span {
      grid-column: span 2;
    }
    @media (width <= 600px) {
      .span {
        grid-column: auto;
      }
    }
  `,
})
export class LicenseTermFields {
  readonly form = input.required<LicenseForm>();

  readonly #value = liveValue(() => this.form());
  protected readonly expires = computed(() => this.#value().expires);
  protected readonly renews = computed(() => this.#value().term.autoRenew);
}
