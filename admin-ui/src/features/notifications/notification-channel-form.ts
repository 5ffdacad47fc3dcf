import { Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { NotificationChannelResponse } from '../../api/model';
import { notificationChannelsCreate, notificationChannelsUpdate } from '../../api/notification-channels';
import { Api } from '../../core/api/api';
import { formatHour } from '../../core/format';
import { Session } from '../../core/session/session';
import { options } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { Field, FormSection, Input, TagsInput, turn } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { changeOf, type ChannelFields, creationOf, fieldsOf, newSecret } from './notification-channel.rules';
import { channelFormatWords, channelKindWords, digestWords, severityWords } from './notification-words';

const longestName = 100;
const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, label: formatHour(hour) }));

/** Adds a notification channel, or changes one. */
@Component({
  selector: 'app-notification-channel-form',
  imports: [DialogFrame, Field, FormSection, Icon, Input, ReactiveFormsModule, TagsInput],
  templateUrl: './notification-channel-form.html',
  styles: `
    .secret {
      display: flex;
      gap: 6px;
    }
    .secret input {
      flex: 1 1 auto;
      min-width: 0;
    }
    .check span span {
      display: block;
    }
  `,
})
export class NotificationChannelForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly channel: NotificationChannelResponse | null }>();

  protected readonly channel = this.data.channel;
  protected readonly heading = this.channel ? $localize`Edit ${this.channel.name}:name:` : $localize`Add channel`;
  protected readonly submitLabel = this.channel ? $localize`Save` : $localize`Add`;
  protected readonly urlHint = this.channel?.url
    ? $localize`Leave it empty to keep ${this.channel.url}:address:.`
    : $localize`Where to POST to. Kept encrypted; only the host is shown again.`;
  protected readonly smtpHint = this.channel?.smtpUrl
    ? $localize`Leave it empty to keep ${this.channel.smtpUrl}:address:.`
    : $localize`Such as smtps://user:password@mail.example.com:465. Empty: the mail server of the installation.`;
  protected readonly secretHint = this.channel?.hasSecret
    ? $localize`Leave it empty to keep the present one.`
    : $localize`Signs what is sent, so that the receiver knows that it comes from here. Copy it now: it is never shown again.`;
  protected readonly unsignedHint = $localize`Nothing is signed from now on: the receiver can’t tell who sends it.`;
  protected readonly installationHint = $localize`The one of SMTP_URL is used from now on.`;
  /** What lies in one's own network is for those who may do everything. */
  protected readonly mayAllowPrivate = inject(Session).actor()?.systemAdministrator === true;

  protected readonly kinds = options(channelKindWords);
  protected readonly formats = options(channelFormatWords);
  protected readonly digests = options(digestWords);
  protected readonly severities = options(severityWords);
  protected readonly hours = hours;

  readonly #forms = inject(NonNullableFormBuilder);
  readonly #start = fieldsOf(this.channel);
  protected readonly form = this.#forms.group({
    kind: this.#forms.control(this.#start.kind),
    name: [this.#start.name, [Validators.required, Validators.maxLength(longestName)]],
    url: [this.#start.url, this.channel ? [] : Validators.required],
    secret: [this.#start.secret],
    removesSecret: [this.#start.removesSecret],
    format: this.#forms.control(this.#start.format),
    smtpUrl: [this.#start.smtpUrl],
    removesSmtpUrl: [this.#start.removesSmtpUrl],
    from: [this.#start.from],
    recipients: this.#forms.control<readonly string[]>(this.#start.recipients),
    active: [this.#start.active],
    isDefault: [this.#start.isDefault],
    minimumSeverity: this.#forms.control(this.#start.minimumSeverity),
    digest: this.#forms.control(this.#start.digest),
    digestHour: this.#forms.control(this.#start.digestHour),
    allowPrivateAddress: [this.#start.allowPrivateAddress],
  });

  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly isWebhook = computed(() => this.#value().kind === 'WEBHOOK');
  protected readonly removesSmtpUrl = computed(() => this.#value().removesSmtpUrl === true);
  protected readonly removesSecret = computed(() => this.#value().removesSecret === true);
  protected readonly isDigest = computed(() => this.#value().digest !== 'IMMEDIATE');
  protected readonly isPlain = computed(() => this.#value().url?.trim().startsWith('http:') === true);

  constructor() {
    // What does not belong to the chosen kind is not asked for.
    effect(() => {
      turn(this.form.controls.url, this.isWebhook());
    });
    // Nor is what would not be sent: what was typed is there again when somebody thinks better of it.
    effect(() => turn(this.form.controls.secret, !this.removesSecret()));
    effect(() => turn(this.form.controls.smtpUrl, !this.removesSmtpUrl()));
  }

  protected generate(): void {
    this.form.controls.secret.setValue(newSecret());
    this.form.controls.secret.markAsDirty();
  }

  readonly submit = (): Promise<NotificationChannelResponse> => {
    const raw = this.form.getRawValue();
    const fields: ChannelFields = { ...raw, url: raw.url.trim(), digestHour: Number(raw.digestHour) };
    return this.channel
      ? this.#api.send(notificationChannelsUpdate(this.channel.id, changeOf(fields, this.mayAllowPrivate)), {
          ifMatch: this.channel.version,
        })
      : this.#api.send(notificationChannelsCreate(creationOf(fields, this.mayAllowPrivate)));
  };
}
