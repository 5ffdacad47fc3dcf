import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Changes } from '../../platform/events/changes.js';
import { AppError } from '../../platform/http/app-error.js';
import { Mail } from '../../platform/mail/mail.js';
import { metrics } from '../../platform/observability/metrics.js';
import { Clock } from '../../platform/time/clock.js';
import { ChannelSender } from './channel-sender.service.js';
import { afterAttempt, type AttemptOutcome, isSilence, longestSilenceSeconds } from './deliveries.rules.js';
import { DeliveryClaims } from './delivery-claims.js';
import { type DueDelivery, DueDeliveriesRepository, type ToldNotification } from './due-deliveries.repository.js';
import { type DigestedMessage, digestOf, type Message } from './messages.rules.js';
import type { OpenChannel } from './notification-channels.types.js';
import { deliveriesChanged, deliveriesDue } from './notifications.topics.js';
import { OpenChannels } from './open-channels.service.js';

/** A retry that is due sooner than the minute of the clock is not left to it. */
const soonMilliseconds = 60_000;

/** What figures call the state of a delivery after an attempt. */
const outcomes = { DELIVERED: 'delivered', PENDING: 'retried', FAILED: 'failed' } as const;

/**
 * Sends what is to be sent. The deliveries of a channel are sent in their order by one process at a time, without a
 * transaction, and channels do not wait for each other. What a killed process was at is sent again, with the same id.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryWorker.name);
  /** Lanes that this process is at. */
  private readonly busy = new Map<number, Promise<void>>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private timer: NodeJS.Timeout | null = null;
  /** When the timer goes off, by the clock of the machine. */
  private wakesAt = 0;
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly claims: DeliveryClaims,
    private readonly deliveries: DueDeliveriesRepository,
    private readonly channels: OpenChannels,
    private readonly sender: ChannelSender,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.sends) return;
    this.unsubscribe = this.changes.subscribe(({ topic }) => {
      if (topic === deliveriesDue.topic) this.wake();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    this.stopping.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.looking;
    await Promise.allSettled(this.busy.values());
  }

  private get sends(): boolean {
    return this.config.values.ROLE !== 'web' && !this.stopping.signal.aborted;
  }

  /** In the open transaction: with its commit every process that sends looks for what is to be sent. */
  async wakeWithCommit(): Promise<void> {
    await this.changes.publish(deliveriesDue);
    this.database.afterCommit(() => this.wake());
  }

  /** Looks for what is to be sent, soon, where this process sends. */
  wake(): void {
    if (!this.sends) return;
    void this.work().catch((error: unknown) =>
      this.logger.warn(`Deliveries could not be looked for: ${String(error)}`),
    );
  }

  /** Sends what is to be sent now, as far as nobody else does. Ends when all of it was tried. */
  async run(): Promise<void> {
    // Whatever was begun earlier may have looked too early.
    await Promise.allSettled(this.busy.values());
    await this.work();
    await Promise.allSettled(this.busy.values());
  }

  /** One looks at a time; who comes meanwhile has it looked once more. */
  private work(): Promise<void> {
    this.lookAgain = true;
    this.looking ??= this.lookAsOftenAsAsked();
    return this.looking;
  }

  private async lookAsOftenAsAsked(): Promise<void> {
    try {
      await this.look();
    } finally {
      this.looking = null;
    }
    // Who came when it had looked for the last time.
    if (this.lookAgain && this.sends) await this.work();
  }

  private async look(): Promise<void> {
    while (this.lookAgain && !this.stopping.signal.aborted) {
      this.lookAgain = false;
      const now = this.clock.now();
      const lanes = await this.deliveries.lanes(now);
      for (const lane of lanes) if (!this.busy.has(lane)) this.begin(lane);
      await this.sleepUntilNext(now);
    }
  }

  private begin(lane: number): void {
    const done = this.workLane(lane)
      .catch((error: unknown) => this.logger.warn(`Deliveries could not be sent: ${String(error)}`))
      .finally(() => {
        this.busy.delete(lane);
      });
    this.busy.set(lane, done);
  }

  /** The deliveries of a channel, in their order. Where nobody answers, the others wait for the next time. */
  private async workLane(lane: number): Promise<void> {
    const claim = await this.claims.take([lane]);
    if (!claim.has(lane)) return;
    try {
      for (let after = 0; ;) {
        const due = await this.deliveries.due(lane, after, this.clock.now());
        const last = due.at(-1);
        if (last === undefined) break;
        for (const delivery of due) {
          if (claim.lost || this.stopping.signal.aborted) return;
          // People correct channels, switch them off and give deliveries up while others are sent.
          if (!(await this.deliveries.isStillDue(delivery.id, this.clock.now()))) continue;
          const goesOn = await this.deliver(lane, delivery, await this.channelOf(lane));
          if (!goesOn) return;
        }
        after = last.id;
      }
    } finally {
      await claim.release();
      // Others found this lane taken, and wait to be told that it is free.
      if (this.stopping.signal.aborted) await this.changes.publish(deliveriesDue);
      await this.sleepUntilNext(this.clock.now());
    }
    // Whoever told something while the last of them was looked for found this lane busy.
    this.wake();
  }

  private async channelOf(lane: number): Promise<OpenChannel | string | null> {
    try {
      if (lane === 0) return await this.channels.forAddresses(this.mail.server !== null);
      return (await this.channels.find(lane)) ?? 'The channel was deleted.';
    } catch (error) {
      if (error instanceof AppError) return error.message;
      throw error;
    }
  }

  /** @returns false when the receiver did not answer, so that it is not asked for the next one at once. */
  private async deliver(lane: number, delivery: DueDelivery, channel: OpenChannel | string | null): Promise<boolean> {
    const outcome = await this.send(delivery, channel);
    // It was broken off here, not there: whoever starts next sends it.
    if (this.stopping.signal.aborted && !outcome.delivered) return false;
    const now = this.clock.now();
    const after = afterAttempt(delivery.tries, outcome, now);
    await this.deliveries.settle(delivery.id, outcome, after, now);
    metrics.deliveryTried(delivery.address === null ? 'webhook' : 'email', outcomes[after.state]);
    await this.changes.publish(deliveriesChanged(delivery.notification ?? undefined));
    if (!isSilence(outcome)) return true;
    if (after.state === 'FAILED' && !outcome.final) await this.giveUpBehind(lane, now);
    return false;
  }

  /** What waited as long behind one that nobody ever answered would never have its turn. */
  private async giveUpBehind(lane: number, now: Temporal.Instant): Promise<void> {
    const since = now.subtract({ seconds: longestSilenceSeconds });
    const reason = 'Nobody answered for two days, so that it was never sent. Send it again when the receiver is back.';
    const count = await this.deliveries.giveUpUntried(lane, since, reason);
    if (count > 0) await this.changes.publish(deliveriesChanged());
  }

  private async send(delivery: DueDelivery, channel: OpenChannel | string | null): Promise<AttemptOutcome> {
    const refused = (error: string): AttemptOutcome => ({
      ...{ asked: false, delivered: false, status: null, error, answer: null, final: false, durationMilliseconds: 0 },
    });
    if (typeof channel === 'string') return refused(channel);
    const message = await this.messageOf(delivery);
    const { signal } = this.stopping;
    if (delivery.address !== null) return this.sender.toAddress(channel, delivery.address, message, signal);
    if (channel === null) return refused('The channel was deleted.');
    return this.sender.toWebhook(channel, message, signal);
  }

  private async messageOf(delivery: DueDelivery): Promise<Message> {
    const { id, uuid, notification, channelId, digestOn, createdAt } = delivery;
    if (notification !== null) return { id: uuid, ...this.digested(notification) };
    const notices = (await this.deliveries.digested(id)).map((each) => this.digested(each));
    return digestOf(notices, {
      id: uuid,
      key: `digest:${channelId ?? 0}:${digestOn ?? ''}`,
      url: `${this.config.publicUrl}/notifications`,
      at: createdAt.toISOString(),
    });
  }

  private digested({ key, kind, severity, title, text, facts, path, at }: ToldNotification): DigestedMessage {
    const url = `${this.config.publicUrl}${path}`;
    return { key, kind, severity, title, text, url, facts, at: new Date(at).toISOString() };
  }

  /** @param since what was due by then is being sent. */
  private async sleepUntilNext(since: Temporal.Instant): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const next = await this.deliveries.nextAttemptAt(since);
    if (next === null) return;
    const wait = Math.max(next.getTime() - since.epochMilliseconds, 100);
    if (wait > soonMilliseconds) return;
    const wakesAt = performance.now() + wait;
    if (this.timer !== null) {
      // What that one is for may be due by now.
      if (this.wakesAt <= wakesAt) return;
      clearTimeout(this.timer);
    }
    this.wakesAt = wakesAt;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.wake();
    }, wait).unref();
  }
}
