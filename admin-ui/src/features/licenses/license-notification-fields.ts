import { Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { notificationChannelsNames } from '../../api/notification-channels';
import { apiResource } from '../../core/api/api-resource';
import { Field, FormSection, NumberInput, TagsInput } from '../../ui/form';
import type { LicenseForm } from './license-form.model';
import { liveValue } from './live-value';

/** The part of the license form about who is told of it, and when it counts as nearly full. */
@Component({
  selector: 'app-license-notification-fields',
  imports: [Field, FormSection, NumberInput, ReactiveFormsModule, TagsInput],
  template: `
    <app-form-section
      heading="Who is told"
      i18n-heading
      text="When the license expires or renews, and when more seats are in use than purchased."
      i18n-text
      [formGroup]="form().controls.notifications"
      [columns]="2"
    >
      <app-field label="E-mail addresses" i18n-label wide>
        <app-tags-input formControlName="email" placeholder="name@example.com" i18n-placeholder />
      </app-field>
      @if (channels().length > 0) {
        <fieldset class="wide">
          <legend i18n>Channels</legend>
          <div class="channels">
            @for (channel of channels(); track channel.id) {
              <label class="check">
                <input type="checkbox" [checked]="names(channel.id)" (change)="toggle(channel.id)" />
                <span>
                  {{ channel.name }}
                  @if (!channel.active) {
                    <span class="muted small" i18n>switched off</span>
                  } @else if (channel.isDefault) {
                    <span class="muted small" i18n>default</span>
                  }
                </span>
              </label>
            }
          </div>
          <p class="muted small">
            @if (chosen().length === 0) {
              <ng-container i18n>None is chosen: the default channels are told.</ng-container>
            } @else {
              <ng-container i18n>These are told, in place of the default channels.</ng-container>
            }
          </p>
        </fieldset>
      }
      <label class="switch wide">
        <input type="checkbox" role="switch" formControlName="inApp" />
        <ng-container i18n>Show in the panel, under the bell</ng-container>
      </label>
      <label class="switch wide">
        <input type="checkbox" role="switch" formControlName="tellsNearlyFull" />
        <ng-container i18n>Tell when it is nearly full</ng-container>
      </label>
      @if (tellsNearlyFull()) {
        <app-field
          label="Nearly full from, in percent"
          i18n-label
          help="nearlyFull"
          hint="Of the purchased quantity."
          i18n-hint
        >
          <app-number-input formControlName="nearlyFullPercent" />
        </app-field>
      }
    </app-form-section>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 6px;
      font-weight: 500;
    }
    .channels {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 20px;
    }
    .check {
      overflow-wrap: anywhere;
    }
    p {
      margin: 6px 0 0;
    }
  `,
})
export class LicenseNotificationFields {
  readonly form = input.required<LicenseForm>();

  readonly #value = liveValue(() => this.form());
  readonly #names = apiResource(() => notificationChannelsNames());
  protected readonly channels = computed(() => (this.#names.hasValue() ? this.#names.value().items : []));
  protected readonly chosen = computed(() => this.#value().notifications.webhookIds);
  protected readonly tellsNearlyFull = computed(() => this.#value().notifications.tellsNearlyFull);

  protected names(id: number): boolean {
    return this.chosen().includes(id);
  }

  protected toggle(id: number): void {
    const control = this.form().controls.notifications.controls.webhookIds;
    const chosen = control.value;
    control.setValue(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
    control.markAsDirty();
  }
}
