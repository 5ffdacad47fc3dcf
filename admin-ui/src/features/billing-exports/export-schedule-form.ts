import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import {
  billingExportSchedulesChannels,
  billingExportSchedulesCreate,
  billingExportSchedulesUpdate,
} from '../../api/billing-export-schedules';
import type { ExportScheduleResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { options } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, TagsInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { exportFormatGuides, exportFormatWords, exportIntervalWords, exportTargetWords } from './billing-export-words';
import { hourText, scheduleFields, scheduleRequest, weekdays } from './export-schedule.rules';

const longestName = 200;

/** Adds a schedule of exports, or changes one. */
@Component({
  selector: 'app-export-schedule-form',
  imports: [DialogFrame, Field, FormSection, Icon, Input, ReactiveFormsModule, ResourceState, TagsInput],
  templateUrl: './export-schedule-form.html',
  styles: `
    .targets {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 20px;
    }
  `,
})
export class ExportScheduleForm implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly schedule: ExportScheduleResponse | null }>();

  readonly #schedule = this.data.schedule;
  protected readonly heading = this.#schedule ? $localize`Edit ${this.#schedule.name}:name:` : $localize`Add schedule`;
  protected readonly submitLabel = this.#schedule ? $localize`Save` : $localize`Add`;
  protected readonly formats = options(exportFormatWords);
  protected readonly intervals = options(exportIntervalWords);
  protected readonly targets = options(exportTargetWords);
  protected readonly weekdays = weekdays;
  protected readonly monthdays = Array.from({ length: 31 }, (_, index) => index + 1);
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => ({ hour, label: hourText(hour) }));
  protected readonly seesChannels = computed(() => this.#abilities.can('read', 'NotificationChannel'));

  readonly #start = scheduleFields(this.#schedule);
  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    name: [this.#start.name, [Validators.required, Validators.maxLength(longestName)]],
    format: this.#forms.control(this.#start.format),
    interval: this.#forms.control(this.#start.interval),
    weekday: [this.#start.weekday],
    // What the API says of the day of the month stands at its field.
    day: [this.#start.monthday],
    hour: [this.#start.hour],
    target: this.#forms.group({
      type: this.#forms.control(this.#start.target.type),
      folder: [this.#start.target.folder],
      recipients: this.#forms.control<readonly string[]>(this.#start.target.recipients),
      channelId: this.#forms.control<number | null>(this.#start.target.channelId, Validators.required),
    }),
    active: [this.#start.active],
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly interval = computed(() => this.#value().interval);
  protected readonly target = computed(() => this.#value().target?.type);
  protected readonly guide = computed(() => exportFormatGuides[this.#value().format ?? this.#start.format]);

  protected readonly resource = apiResource(
    () => (this.target() === 'WEBHOOK' ? billingExportSchedulesChannels() : undefined),
    {
      topics: ['notification-channels'],
    },
  );
  /** The channel that it has stays, also where it takes no files any more; `null` while they are read. */
  protected readonly channels = computed(() => {
    if (!this.resource.hasValue()) return null;
    const { items } = this.resource.value();
    const { channelId, channelName = '' } = this.#schedule?.target ?? {};
    if (channelId === undefined || items.some(({ id }) => id === channelId)) return items;
    return [...items, { id: channelId, name: channelName, active: true }];
  });

  /** There is no webhook to choose, or none yet: the form says so in the field's place. */
  protected readonly lacksWebhook = computed(() => this.target() === 'WEBHOOK' && !this.channels()?.length);

  constructor() {
    const { channelId } = this.form.controls.target.controls;
    // What is not asked for must not keep the form from being sent.
    effect(() => {
      if (this.target() === 'WEBHOOK') channelId.enable();
      else channelId.disable();
    });
  }

  readonly submit = (): Promise<ExportScheduleResponse> => {
    const { day, ...fields } = this.form.getRawValue();
    const request = scheduleRequest({ ...fields, monthday: day });
    return this.#schedule
      ? this.#api.send(billingExportSchedulesUpdate(this.#schedule.id, request), { ifMatch: this.#schedule.version })
      : this.#api.send(billingExportSchedulesCreate(request));
  };
}
