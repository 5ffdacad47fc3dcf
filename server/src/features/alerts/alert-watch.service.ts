import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { type Change, Changes } from '../../platform/events/changes.js';
import { AlertJudging, LicensesNotJudged } from './alert-judging.service.js';

/** What happens within so long of a change is judged together with it: people hear of what became of it. */
const settlingMilliseconds = 200;

/** Licenses that somebody is at are looked at again after so long. */
const busyMilliseconds = 500;

/** What is to be judged next. */
class Asked {
  private all = false;
  private readonly ids = new Set<number>();

  get isEmpty(): boolean {
    return !this.all && this.ids.size === 0;
  }

  add(ids: readonly number[] | null): void {
    if (ids === null) this.all = true;
    else for (const id of ids) this.ids.add(id);
  }

  /** @returns null for all of them. */
  take(): number[] | null {
    const taken = this.all ? null : [...this.ids];
    this.all = false;
    this.ids.clear();
    return taken;
  }
}

/** Judges licenses as they change, wherever that was: one judgement at a time, of all that was asked for meanwhile. */
@Injectable()
export class AlertWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AlertWatch.name);
  private readonly asked = new Asked();
  private readonly ending = new AbortController();
  private atWork: Promise<void> | null = null;
  private endListening: (() => void) | null = null;

  constructor(
    private readonly config: Config,
    private readonly changes: Changes,
    private readonly judging: AlertJudging,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.values.ROLE === 'web') return;
    this.endListening = this.changes.subscribe((change) => this.hear(change));
  }

  /** Lets the judgement under way end; what is still asked for a job finds. */
  async onModuleDestroy(): Promise<void> {
    this.endListening?.();
    this.ending.abort();
    await this.atWork;
  }

  /** Asks for licenses to be judged soon; null for all. */
  ask(licenseIds: readonly number[] | null): void {
    this.asked.add(licenseIds);
    if (this.asked.isEmpty || this.ending.signal.aborted) return;
    this.atWork ??= this.work().finally(() => {
      this.atWork = null;
    });
  }

  private hear({ topic, ids }: Change): void {
    if (topic === 'licenses') this.ask(ids);
  }

  private async work(): Promise<void> {
    let pause = settlingMilliseconds;
    while (!this.asked.isEmpty && (await this.pause(pause))) {
      const busy = await this.judge(this.asked.take());
      pause = busy.length > 0 && this.asked.isEmpty ? busyMilliseconds : settlingMilliseconds;
      this.asked.add(busy);
    }
  }

  /** What cannot be judged now is judged by the next job, within a minute. */
  private async judge(licenseIds: number[] | null): Promise<number[]> {
    try {
      return await (licenseIds === null ? this.judging.judgeAll() : this.judging.judge(licenseIds));
    } catch (error) {
      this.logger.error('Alerts could not be judged', error instanceof Error ? error.stack : String(error));
      return error instanceof LicensesNotJudged ? error.busy : [];
    }
  }

  /** @returns false when this process ends. */
  private async pause(milliseconds: number): Promise<boolean> {
    const { signal } = this.ending;
    await setTimeout(milliseconds, null, { signal, ref: false }).catch(() => null);
    return !signal.aborted;
  }
}
