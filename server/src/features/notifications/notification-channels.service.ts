import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { invalidFields, notFound } from '../../platform/http/app-error.js';
import { mapList, type RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { SecretRotation } from '../../platform/secrets/secret-rotation.js';
import { Clock } from '../../platform/time/clock.js';
import { isNearAddress } from './channel-addresses.rules.js';
import { ChannelFiles } from './channel-files.service.js';
import { ChannelSender } from './channel-sender.service.js';
import type { AttemptOutcome } from './deliveries.rules.js';
import { DeliveryWorker } from './delivery-worker.service.js';
import type { Message } from './messages.rules.js';
import { auditedChannel } from './notification-channels.audit.js';
import type {
  ChannelTestResponse,
  CreateNotificationChannelRequest,
  NamedChannel,
  NotificationChannelListQuery,
  NotificationChannelResponse,
  UpdateNotificationChannelRequest,
} from './notification-channels.dto.js';
import {
  administratorNeeded,
  allNotificationsNeeded,
  channelInUse,
  channelNameTaken,
  channelTakesFiles,
  nobodyToTest,
} from './notification-channels.errors.js';
import { NotificationChannelsRepository, type StoredChannel } from './notification-channels.repository.js';
import {
  changesWhoHears,
  channelFaults,
  channelPurposeOf,
  mergedChannel,
  nearFieldOf,
  needsAdministrator,
} from './notification-channels.rules.js';
import type { ChannelFields, OpenChannel } from './notification-channels.types.js';
import { OpenChannels } from './open-channels.service.js';

/** Where notifications are sent to. */
@Injectable()
export class NotificationChannelsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly rotation: SecretRotation,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly channels: NotificationChannelsRepository,
    private readonly openChannels: OpenChannels,
    private readonly sender: ChannelSender,
    private readonly worker: DeliveryWorker,
    private readonly files: ChannelFiles,
  ) {}

  onModuleInit(): void {
    this.rotation.register({
      table: 'notification_channel',
      column: 'settings',
      boundTo: ['id'],
      purposeOf: channelPurposeOf,
    });
  }

  list(actor: Actor, query: Unpaged<NotificationChannelListQuery>): RowList<NotificationChannelResponse> {
    const rows = this.channels.list(this.visible(actor), query);
    return mapList(rows, async (items) => items.map((item) => this.openChannels.shown(item)));
  }

  /** What licenses choose from. */
  named(): Promise<NamedChannel[]> {
    return this.channels.named();
  }

  /** @throws AppError 404 when there is none that the actor may see. */
  async get(actor: Actor, id: number): Promise<NotificationChannelResponse> {
    const channel = await this.channels.find(this.visible(actor), id);
    if (channel === null) throw notFound('notification channel');
    return this.openChannels.shown(channel);
  }

  /** @throws AppError 403, 409 `notification-channel.name-taken`, 422. */
  create(actor: Actor, request: CreateNotificationChannelRequest): Promise<NotificationChannelResponse> {
    return this.database.transaction(async () => {
      this.authorization.demand(actor, 'create', 'NotificationChannel', {});
      // Whoever may allow a mail server in one's own network has done so by such an address; a name may be of any server.
      const near = request.kind === 'EMAIL' && isNearAddress(request.smtpUrl ?? '') && isAdministrator(actor);
      const fields = mergedChannel(null, request, near);
      this.demandRight(actor, null, fields, request);
      const id = await this.channels.nextId();
      await this.write(fields, () => this.channels.insert(id, fields, this.openChannels.seal(id, fields)));
      await this.announce(id);
      const after = await this.get(actor, id);
      return this.audit.recordFate(actor, auditedChannel, { what: 'created', before: null, after });
    });
  }

  /** @throws AppError 404, 403, 412, 409 `notification-channel.name-taken`, 422. */
  update(
    actor: Actor,
    id: number,
    request: UpdateNotificationChannelRequest,
    version: number | null,
  ): Promise<NotificationChannelResponse> {
    return this.database.transaction(async () => {
      const held = await this.hold(actor, 'update', id, version);
      const before = this.openChannels.shown(held);
      const open = this.openChannels.open(held);
      const fields = mergedChannel(open, { ...request, kind: held.kind });
      this.demandRight(actor, open, fields, request);
      await this.write(fields, () => this.channels.update(id, fields, this.openChannels.seal(id, fields)));
      if (fields.digest === 'IMMEDIATE' && held.digest !== 'IMMEDIATE') await this.channels.sendCollected(id);
      await this.announce(id);
      const after = await this.get(actor, id);
      await this.audit.recordFate(actor, auditedChannel, { what: 'updated', before, after });
      await this.auditSecrets(actor, id, open, fields);
      return after;
    });
  }

  /** What it was still to send is given up, and shown so. @throws AppError 404, 403, 412, 409 `notification-channel.in-use`. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      // A license holds the channels that it names until it is saved: whichever comes second sees the other.
      const held = await this.hold(actor, 'delete', id, version);
      const before = this.openChannels.shown(held);
      const all = await this.channels.licensesNaming(id, sql`TRUE`);
      if (all.length > 0) {
        const visible = await this.channels.licensesNaming(id, this.authorization.visibleTo(actor, 'License', 'l'));
        throw channelInUse(visible, visible.length < all.length);
      }
      const uses = await this.files.usesOf(actor, id);
      if (uses.length > 0) throw channelTakesFiles(uses);
      await this.channels.giveUpPending(id, 'The channel was deleted.');
      await this.channels.delete(id);
      await this.announce(id);
      await this.audit.recordFate(actor, auditedChannel, { what: 'deleted', before, after: null });
    });
  }

  /** Sends a message that tells of nothing, and answers what the receiver said. @throws AppError 404, 403, 422. */
  async test(actor: Actor, id: number): Promise<ChannelTestResponse> {
    const stored = await this.channels.find(this.visible(actor), id);
    if (stored === null) throw notFound('notification channel');
    this.authorization.demand(actor, 'update', 'NotificationChannel', {});
    const channel = this.openChannels.open(stored);
    const outcome = await this.sendTest(actor, channel);
    const { delivered: ok, status, answer, error, durationMilliseconds } = outcome;
    return { ok, message: error ?? 'The receiver took the message.', status, answer, durationMilliseconds };
  }

  private async sendTest(actor: Actor, channel: OpenChannel): Promise<AttemptOutcome> {
    const id = randomUUID();
    const message: Message = {
      id,
      key: `test:${id}`,
      kind: 'TEST',
      severity: 'INFO',
      title: 'Seatwise can reach you',
      text: `${actor.name} sent this to try the notification channel “${channel.name}”. There is nothing to do.`,
      url: `${this.config.publicUrl}/notification-channels`,
      facts: {},
      at: this.clock.now().toString(),
    };
    if (channel.kind === 'WEBHOOK') return this.sender.toWebhook(channel, message);
    const addresses = channel.recipients.length > 0 ? channel.recipients : actor.email === null ? [] : [actor.email];
    const outcomes: AttemptOutcome[] = [];
    for (const address of addresses) {
      const outcome = await this.sender.toAddress(channel, address, message);
      outcomes.push(outcome);
      if (!outcome.delivered) break;
    }
    const last = outcomes.at(-1);
    if (last === undefined) throw nobodyToTest();
    return last;
  }

  private async hold(
    actor: Actor,
    action: 'update' | 'delete',
    id: number,
    version: number | null,
  ): Promise<StoredChannel> {
    const held = await this.channels.lock(this.visible(actor), id);
    if (held === null) throw notFound('notification channel');
    this.authorization.demand(actor, action, 'NotificationChannel', {});
    assertVersion(held.version, version);
    return held;
  }

  private demandRight(
    actor: Actor,
    before: ChannelFields | null,
    fields: ChannelFields,
    change: Partial<ChannelFields>,
  ): void {
    const faults = channelFaults(fields, change);
    if (needsAdministrator(before, fields) && !isAdministrator(actor)) throw administratorNeeded(nearFieldOf(fields));
    if (changesWhoHears(before, fields) && !this.authorization.allowsEvery(actor, 'read', 'Notification')) {
      throw allNotificationsNeeded();
    }
    if (faults.length > 0) throw invalidFields(faults);
  }

  /** What is not shown has changed: that it did is written down. */
  private async auditSecrets(actor: Actor, id: number, before: ChannelFields, after: ChannelFields): Promise<void> {
    const sealed = ['url', 'secret', 'smtpUrl'] as const;
    const changed = sealed.filter((field) => before[field] !== after[field]);
    if (changed.length === 0) return;
    await this.audit.record(actor, {
      action: 'notification-channel.secrets-changed',
      subjectType: 'NotificationChannel',
      subjectId: id,
      after: { name: after.name, changed },
    });
  }

  private write<T>(fields: ChannelFields, work: () => Promise<T>): Promise<T> {
    return translateViolations(work, { notification_channel_name_key: () => channelNameTaken(fields.name) });
  }

  private async announce(id: number): Promise<void> {
    const about = { subject: 'NotificationChannel', ids: [id], organizationIds: null };
    await this.changes.publish({ topic: 'notification-channels', ...about });
    // What it holds back may be sent now.
    await this.worker.wakeWithCommit();
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'NotificationChannel', 'c');
  }
}

function isAdministrator({ permissions, viewingAs }: Actor): boolean {
  return permissions.systemAdministrator && viewingAs === undefined;
}
