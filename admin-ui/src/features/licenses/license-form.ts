import { Component, computed, effect, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { assignmentsAdd } from '../../api/assignments';
import { licensesCreate, licensesUpdate } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, TagsInput } from '../../ui/form';
import { DevicePicker } from './device-picker';
import { type LicenseStart, licenseForm } from './license-form.model';
import { LicenseGeneralFields } from './license-general-fields';
import { LicensePreview } from './license-preview';
import { licenseRequest } from './license-request.rules';
import { LicenseStarts } from './license-starts';
import { LicenseTermFields } from './license-term-fields';
import { liveValue } from './live-value';
import { RuleBuilder } from './rule-builder';
import { SeatActions } from './seat-actions';

/** What the form is opened with. */
interface LicenseFormData {
  readonly mode: 'add' | 'edit';
  readonly start: LicenseStart;
  /** The license that is edited. */
  readonly license?: LicenseResponse;
}

/** Adds a software license, or changes the settings of one. Its result is the license as it was saved. */
@Component({
  selector: 'app-license-form',
  imports: [
    DevicePicker,
    DialogFrame,
    Field,
    FormSection,
    Input,
    LicenseGeneralFields,
    LicensePreview,
    LicenseTermFields,
    ReactiveFormsModule,
    RuleBuilder,
    TagsInput,
  ],
  template: `
    <app-dialog [heading]="heading" size="wide" [submitLabel]="submitLabel" [form]="form" [submit]="submit">
      <div class="parts">
        <app-license-general-fields [form]="form" [saved]="saved" />
        <app-license-term-fields [form]="form" />
        @if (type() === 'AUTOMATIC') {
          <app-rule-builder [form]="form.controls.assignmentRule" />
        }
        @if (type() === 'MANUAL') {
          <app-form-section heading="Assignment" i18n-heading [text]="manualText" [formGroup]="form">
            @if (!saved) {
              <app-field label="Devices that get a seat at once" i18n-label>
                <app-device-picker formControlName="devices" [scope]="scope()" />
              </app-field>
            }
            <label class="check">
              <input type="checkbox" formControlName="enforceQuantity" />
              <ng-container i18n>Refuse seats beyond the purchased quantity</ng-container>
            </label>
          </app-form-section>
        }
        <app-form-section heading="Description and tags" i18n-heading [formGroup]="form" [columns]="2">
          <app-field label="Description" i18n-label>
            <textarea appInput formControlName="description"></textarea>
          </app-field>
          <app-field label="Note" i18n-label>
            <textarea appInput formControlName="note"></textarea>
          </app-field>
          <app-field label="Tags" i18n-label wide hint="Enter or a comma ends a tag." i18n-hint>
            <app-tags-input formControlName="tags" />
          </app-field>
        </app-form-section>
      </div>
      <app-license-preview dialogFooter [form]="form" [saved]="saved" />
    </app-dialog>
  `,
  styles: `
    .parts > * {
      display: block;
    }
    .parts > * + * {
      margin-top: var(--space-5);
      padding-top: var(--space-5);
      border-top: 1px solid var(--border);
    }
  `,
})
export class LicenseForm implements DialogContent {
  readonly #api = inject(Api);
  readonly #seatActions = inject(SeatActions);
  readonly #starts = inject(LicenseStarts);
  readonly #toasts = inject(Toasts);
  readonly data = dialogData<LicenseFormData>();

  protected readonly saved = this.data.license ?? null;
  protected readonly heading = this.saved ? $localize`Edit software license` : $localize`Add software license`;
  protected readonly submitLabel = this.saved ? $localize`Save` : $localize`Add`;
  protected readonly manualText = this.saved
    ? $localize`Seats are given by hand, under Licensed devices.`
    : $localize`Seats are given by hand. More devices can be added later.`;

  protected readonly form = licenseForm(inject(NonNullableFormBuilder), this.data.start);
  readonly #value = liveValue(() => this.form);
  protected readonly type = computed(() => this.#value().type);
  protected readonly scope = computed(() => this.#value().scope);

  constructor() {
    const { assignmentRule, devices, enforceQuantity, term, usage } = this.form.controls;
    // What does not belong to the chosen type is kept, and is neither checked nor sent.
    effect(() => {
      const type = this.type();
      const inEffect = [
        [assignmentRule, type === 'AUTOMATIC'],
        [devices, type === 'MANUAL'],
        [enforceQuantity, type === 'MANUAL'],
        [usage, type === 'CUSTOM'],
      ] as const;
      for (const [control, isOn] of inEffect) {
        if (isOn !== control.enabled) control[isOn ? 'enable' : 'disable']();
      }
    });
    effect(() => {
      const expires = this.#value().expires;
      if (expires !== term.enabled) term[expires ? 'enable' : 'disable']();
    });
  }

  readonly submit = async (): Promise<LicenseResponse> => {
    const value = this.form.getRawValue();
    const request = licenseRequest(value, this.saved);
    if (value.cost.amount !== null) this.#starts.remember(value.cost.currency);
    if (this.saved) {
      return this.#api.send(licensesUpdate(this.saved.id, request), { ifMatch: this.saved.version });
    }
    const created = await this.#api.send(licensesCreate(request));
    if (value.type === 'MANUAL' && value.devices.length > 0) await this.#giveFirstSeats(created, value.devices);
    return created;
  };

  /** The license is there whatever becomes of its seats: what went wrong with them is told, and nothing is asked again. */
  async #giveFirstSeats({ id }: LicenseResponse, devices: LicenseFormDevices): Promise<void> {
    try {
      const answer = await this.#api.send(assignmentsAdd(id, { deviceIds: devices.map((device) => device.id) }));
      void this.#seatActions.tell(answer, devices);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}

type LicenseFormDevices = Parameters<SeatActions['tell']>[1];
