import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { AppError } from '../../platform/http/app-error.js';
import { ChannelSender, type PostedFile } from './channel-sender.service.js';
import type { AttemptOutcome } from './deliveries.rules.js';
import { NotificationChannelsRepository } from './notification-channels.repository.js';
import { OpenChannels } from './open-channels.service.js';

/** A webhook that takes files. */
export interface FileChannel {
  id: number;
  name: string;
  /** Nothing is sent to one that is switched off. */
  active: boolean;
}

/** Who sends files to a channel, as far as the actor may see it: a name, or null for one that they may not see. */
export type ChannelUse = (actor: Actor, channelId: number) => Promise<(string | null)[]>;

/** Webhooks as receivers of files, for features that send some. */
@Injectable()
export class ChannelFiles {
  private readonly uses: ChannelUse[] = [];

  constructor(
    private readonly channels: NotificationChannelsRepository,
    private readonly openChannels: OpenChannels,
    private readonly sender: ChannelSender,
  ) {}

  /** Called by features as their module starts: a channel that somebody uses is not deleted. */
  register(use: ChannelUse): void {
    this.uses.push(use);
  }

  /** Who sends files to a channel. */
  async usesOf(actor: Actor, channelId: number): Promise<(string | null)[]> {
    return (await Promise.all(this.uses.map((use) => use(actor, channelId)))).flat();
  }

  /** Those that take files, by name: chats take messages alone. */
  takers(): Promise<FileChannel[]> {
    return this.channels.takingFiles();
  }

  /** Posts a file, outside of any transaction. Never throws for what the receiver does. */
  async post(channelId: number, file: PostedFile, signal?: AbortSignal): Promise<AttemptOutcome> {
    const refused = (error: string): AttemptOutcome => ({
      ...{ asked: false, delivered: false, status: null, error, answer: null, final: false, durationMilliseconds: 0 },
    });
    try {
      const channel = await this.openChannels.find(channelId);
      if (channel === null) return refused('The channel was deleted.');
      if (!channel.active) return refused(`The channel “${channel.name}” is switched off.`);
      if (channel.kind !== 'WEBHOOK' || channel.format !== 'JSON') {
        return refused(`The channel “${channel.name}” takes messages alone, and no files.`);
      }
      return await this.sender.fileToWebhook(channel, file, signal);
    } catch (error) {
      if (error instanceof AppError) return refused(error.message);
      throw error;
    }
  }
}
