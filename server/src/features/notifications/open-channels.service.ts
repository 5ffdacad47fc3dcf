import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/http/app-error.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { hidden, shownMailServer, shownWebhook } from './channel-addresses.rules.js';
import type { NotificationChannelResponse } from './notification-channels.dto.js';
import { NotificationChannelsRepository, type StoredChannel } from './notification-channels.repository.js';
import { channelPurposeOf } from './notification-channels.rules.js';
import type { ChannelSecrets, OpenChannel } from './notification-channels.types.js';

/** Channels with their secrets in the clear, for whoever sends; and as people are shown them, without. */
@Injectable()
export class OpenChannels {
  constructor(
    private readonly secretBox: SecretBox,
    private readonly channels: NotificationChannelsRepository,
  ) {}

  seal(id: number, { url, secret, smtpUrl }: ChannelSecrets): string {
    return this.secretBox.seal(JSON.stringify({ url, secret, smtpUrl }), channelPurposeOf(id));
  }

  /** @throws AppError 409 where no known key opens it. */
  open({ settings, createdAt: _createdAt, ...channel }: StoredChannel): OpenChannel {
    return { ...channel, ...readSecrets(this.secretBox.open(settings, channelPurposeOf(channel.id))) };
  }

  /** @throws AppError 409 where no known key opens it. */
  async find(id: number): Promise<OpenChannel | null> {
    const [channel] = await this.channels.byIds([id]);
    return channel === undefined ? null : this.open(channel);
  }

  /**
   * The channel by which the addresses of licenses are written to; null for the mail server of SMTP_URL.
   * @param elsewhere whether there is a mail server without any channel.
   */
  async forAddresses(elsewhere: boolean): Promise<OpenChannel | null> {
    const byDefault = await this.channels.forAddresses(true);
    const channel = byDefault ?? (elsewhere ? null : await this.channels.forAddresses(false));
    return channel === null ? null : this.open(channel);
  }

  shown(stored: StoredChannel): NotificationChannelResponse {
    const { settings: _settings, ...rest } = stored;
    const { url, secret, smtpUrl } = this.openIfKnown(stored);
    return {
      ...rest,
      url: url === null ? null : shownWebhook(url),
      hasSecret: secret !== null,
      smtpUrl: smtpUrl === null ? null : shownMailServer(smtpUrl),
    };
  }

  /** One whose secrets nobody can read any more is shown, so that it can be given new ones. */
  private openIfKnown(stored: StoredChannel): ChannelSecrets {
    try {
      return this.open(stored);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { url: stored.kind === 'WEBHOOK' ? hidden : null, secret: null, smtpUrl: null };
    }
  }
}

function readSecrets(json: string): ChannelSecrets {
  const read: unknown = JSON.parse(json);
  const texts = new Map<string, unknown>(typeof read === 'object' && read !== null ? Object.entries(read) : []);
  const textOf = (name: string): string | null => {
    const text = texts.get(name);
    return typeof text === 'string' ? text : null;
  };
  return { url: textOf('url'), secret: textOf('secret'), smtpUrl: textOf('smtpUrl') };
}
