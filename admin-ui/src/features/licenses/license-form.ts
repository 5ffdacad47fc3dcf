import { Component, computed, effect, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';

import { assignmentsAdd } from '../../api/assignments';
import { licensesCreate, licensesUpdate } from '../../api/licenses';
import type { LicenseResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { Toasts } from '../../core/toasts';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, TagsInput, turn } from '../../ui/form';
import { Help } from '../../ui/help/help';
import { HolderPicker } from './holder-picker';
import { holderWords } from './holder-words';
import { type HolderOption, holderIds } from './holders';
import { type LicenseStart, licenseForm } from './license-form.model';
import { LicenseGeneralFields } from './license-general-fields';
import { holderKindOf, type HolderKind, typeAndMode } from './license-kinds.rules';
import { LicenseNotificationFields } from './license-notification-fields';
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
    DialogFrame,
    Field,
    FormSection,
    Help,
    HolderPicker,
    Input,
    LicenseGeneralFields,
    LicenseNotificationFields,
    LicensePreview,
    LicenseTermFields,
    ReactiveFormsModule,
    RuleBuilder,
    TagsInput,
  ],
  template: `
    <app-dialog
      [heading]="heading"
      size="wide"
      [submitLabel]="submitLabel"
      [form]="form"
      [submit]="submit"
      [submitDisabled]="untold()"
    >
      <div class="parts">
        <app-license-general-fields [form]="form" [saved]="saved" />
        <app-license-term-fields [form]="form" />
        <app-license-notification-fields [form]="form" />
        @if (byRule(); as holder) {
          <app-rule-builder [form]="form.controls.assignmentRule" [holder]="holder" />
          @if (mayTakeEnforcementBack()) {
            <app-form-section
              heading="Quantity"
              i18n-heading
              text="A rule gives seats whatever the quantity is."
              i18n-text
              [formGroup]="form"
            >
              <label class="check">
                <input type="checkbox" formControlName="enforceQuantity" />
                <ng-container i18n>Refuse seats beyond the purchased quantity</ng-container>
              </label>
            </app-form-section>
          }
        }
        @if (byHand(); as holder) {
          <app-form-section
            heading="Assignment"
            i18n-heading
            help="assignmentMode"
            [text]="manualText()"
            [formGroup]="form"
          >
            @if (!saved) {
              @for (kind of [holder]; track kind) {
                <app-field [label]="words[kind].firstSeats" [formGroup]="form.controls.firstSeats">
                  <app-holder-picker [formControlName]="kind" [kind]="kind" [scope]="scope()" />
                </app-field>
              }
            }
            <div>
              <label class="check">
                <input type="checkbox" formControlName="enforceQuantity" />
                <ng-container i18n>Refuse seats beyond the purchased quantity</ng-container>
              </label>
              <app-help topic="enforceQuantity" />
            </div>
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
      <app-license-preview dialogFooter [form]="form" [saved]="saved" (untold)="untold.set($event)" />
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
  protected readonly words = holderWords;
  /** Whether saving would move seats in a way that nobody has been told yet. */
  protected readonly untold = signal(false);

  protected readonly form = licenseForm(inject(NonNullableFormBuilder), this.data.start);
  readonly #value = liveValue(() => this.form);
  readonly #kind = computed(() => typeAndMode(this.#value().type));
  readonly #holder = computed(() => holderKindOf(this.#kind().type));
  /** Who gets seats by a rule; `null` where there is none. */
  protected readonly byRule = computed(() => (this.#kind().assignmentMode === 'AUTOMATIC' ? this.#holder() : null));
  /** Who gets seats by hand. */
  protected readonly byHand = computed(() => (this.#kind().assignmentMode === 'MANUAL' ? this.#holder() : null));
  /** A rule heeds no quantity: what says that it should is shown only where it was said, to be taken back. */
  protected readonly mayTakeEnforcementBack = computed(
    () => this.#value().enforceQuantity || this.form.controls.enforceQuantity.dirty || this.saved?.enforceQuantity,
  );
  protected readonly scope = computed(() => this.#value().scope);
  protected readonly manualText = computed(() => {
    const holder = this.byHand();
    if (!this.saved || holder === null) return $localize`Seats are given by hand. More can be added later.`;
    return $localize`Seats are given by hand, under ${holderWords[holder].licensed}:tab:.`;
  });

  constructor() {
    const { assignmentRule, firstSeats, enforceQuantity, notifications, term, usage } = this.form.controls;
    const { products, deviceGroups, software, endUsers, technicians } = assignmentRule.controls;
    // What does not belong to the chosen type is kept, and is neither checked nor sent.
    effect(() => {
      const [byRule, byHand] = [this.byRule(), this.byHand()];
      for (const section of [products, deviceGroups, software]) turn(section, byRule !== null && byRule !== 'PERSON');
      for (const section of [endUsers, technicians]) turn(section, byRule === 'PERSON');
      for (const kind of holderKinds) turn(firstSeats.controls[kind], byHand === kind);
      turn(enforceQuantity, this.#holder() !== null);
      turn(usage, this.#holder() === null);
    });
    effect(() => {
      const expires = this.#value().expires;
      if (expires !== term.enabled) term[expires ? 'enable' : 'disable']();
    });
    effect(() => turn(notifications.controls.nearlyFullPercent, this.#value().notifications.tellsNearlyFull));
  }

  readonly submit = async (): Promise<LicenseResponse> => {
    const value = this.form.getRawValue();
    const request = licenseRequest(value);
    if (value.cost.amount !== null) this.#starts.remember(value.cost.currency);
    if (this.saved) {
      return this.#api.send(licensesUpdate(this.saved.id, request), { ifMatch: this.saved.version });
    }
    const created = await this.#api.send(licensesCreate(request));
    const holder = this.byHand();
    const picked = holder === null ? [] : value.firstSeats[holder];
    if (holder !== null && picked.length > 0) await this.#giveFirstSeats(created, holder, picked);
    return created;
  };

  /** The license is there whatever becomes of its seats: what went wrong with them is told, and nothing is asked again. */
  async #giveFirstSeats({ id }: LicenseResponse, kind: HolderKind, picked: readonly HolderOption[]): Promise<void> {
    try {
      const answer = await this.#api.send(assignmentsAdd(id, holderIds(kind, picked)));
      void this.#seatActions.tell(answer, picked);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}

const holderKinds: readonly HolderKind[] = ['DEVICE', 'PERSON', 'LOCATION'];
