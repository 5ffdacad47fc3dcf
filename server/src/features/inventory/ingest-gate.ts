import { performance } from 'node:perf_hooks';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie } from '../../platform/authentication/session-cookie.js';
import { Config } from '../../platform/config/config.js';
import type { AppError } from '../../platform/http/app-error.js';
import { checkInsAtOnce, paceAfter, retryAfterSeconds } from './ingest-pace.rules.js';
import { type Claim, type IngestLimits, type IngestPlace, IngestQueue, type Progress } from './ingest-queue.rules.js';
import { inventoryBusy, inventoryStopping } from './inventory.errors.js';

const mebibyte = 1024 * 1024;

/** No body is longer: what tells more is refused when it is read. One whose length nobody told counts as much. */
const largestBody = 32 * mebibyte;

/** What a turn took before any was measured, in seconds. */
const firstPace = 0.1;

/** How long the end of the process waits for what is being worked on. */
const longestEndMilliseconds = 20_000;

const messages = '/api/v1/inventory/agents/:token';
const calls = '/api/v1/inventory';

/** What the gate itself knows of a place. */
interface Waiter {
  begin: () => void;
  refuse: (error: AppError) => void;
  cut: () => void;
  refusal: AppError | null;
  timer: NodeJS.Timeout | undefined;
}

type Place = IngestPlace & Waiter;

/**
 * Lets so many check-ins be worked on as the process has connections for, lets some more wait, and turns the others away
 * before their bodies are read: 429 `inventory.busy` with `Retry-After`. Nobody is turned away who was begun with, and
 * nobody is begun with who has gone.
 */
@Injectable()
export class IngestGate implements OnModuleInit, BeforeApplicationShutdown {
  private readonly limits: IngestLimits;
  private readonly patienceMilliseconds: number;
  private readonly queue: IngestQueue<Waiter>;
  private readonly places = new Map<object, Place>();
  private readonly working = new Set<Promise<unknown>>();
  private pace = firstPace;
  private stopping = false;

  constructor(
    { values }: Config,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {
    this.limits = {
      atWork: values.CHECK_INS_AT_ONCE ?? checkInsAtOnce(values.DATABASE_POOL_SIZE),
      waiting: values.CHECK_INS_WAITING,
      bytes: values.CHECK_INS_WAITING_MIB * mebibyte,
    };
    this.patienceMilliseconds = values.CHECK_INS_PATIENCE_SECONDS * 1000;
    this.queue = new IngestQueue(this.limits);
  }

  /** How many arrive and wait, what those that are worked on are worth together, and the bytes of all. */
  get extent(): IngestQueue['extent'] {
    return this.queue.extent;
  }

  /** How many check-ins at once the calls of programs are worth together at most. */
  get mostOfCalls(): number {
    return this.queue.mostOfCalls;
  }

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onRequest', async (request, reply) => {
      const { url } = request.routeOptions;
      if (request.method === 'POST' && (url === messages || url === calls)) this.admit(request, reply);
    });
  }

  /**
   * Does work when its turn comes. What has begun ends, whether anybody still waits for the answer or not.
   * @throws AppError 429 `inventory.busy` or 503 `inventory.stopping` instead, and what `work` throws.
   */
  async work<T>(request: FastifyRequest, claim: Pick<Claim, 'weight' | 'call'>, work: () => Promise<T>): Promise<T> {
    const place = this.places.get(request.raw);
    if (place === undefined) throw this.busy();
    await this.turnOf(place, { ...claim, key: ingestKey(request), bytes: bytesOf(request, place.bytes) });
    const begun = performance.now();
    // Within a promise, so that what throws at once gives its turn back, too.
    const working = (async () => work())();
    this.working.add(working);
    try {
      return await working;
    } finally {
      this.working.delete(working);
      this.pace = paceAfter(this.pace, (performance.now() - begun) / 1000, claim.weight);
      this.begin(this.queue.leave(place));
    }
  }

  /** Whoever waits is told to come back, to another process or to the next one; what is worked on is finished. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const place of this.places.values()) {
      if (place.state === 'ARRIVING' || place.state === 'WAITING') this.turnAway(place, inventoryStopping());
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, longestEndMilliseconds)));
    await Promise.race([Promise.allSettled(this.working), late]);
    clearTimeout(timer);
  }

  private admit(request: FastifyRequest, reply: FastifyReply): void {
    if (this.stopping) throw inventoryStopping();
    const waiter: Waiter = {
      begin: () => undefined,
      refuse: () => undefined,
      cut: () => request.raw.destroy(),
      refusal: null,
      timer: undefined,
    };
    const arrival = { from: request.ip, key: ingestKey(request), bytes: announcedBytes(request) };
    const admission = this.queue.arrive(arrival, waiter);
    if (admission === null) throw this.busy();
    // Nobody who is still sending can be told anything; what they send would be held all the same.
    for (const displaced of admission.displaced) displaced.cut();
    const { place } = admission;
    place.timer = setTimeout(() => {
      const stalled = place.state === 'ARRIVING';
      this.turnAway(place, this.busy());
      // What is still to come of it would be held, and counted nowhere.
      if (stalled) place.cut();
    }, this.patienceMilliseconds);
    this.places.set(request.raw, place);
    reply.raw.once('close', () => {
      this.places.delete(request.raw);
      // What is worked on has its turn until it is done, whoever still listens.
      if (place.state !== 'WORKING') this.turnAway(place, this.busy());
    });
  }

  private turnOf(place: Place, claim: Claim): Promise<void> {
    return new Promise((resolve, reject) => {
      place.begin = resolve;
      place.refuse = reject;
      const progress: Progress<Place> | null = place.refusal === null ? this.queue.ready(place, claim) : null;
      if (progress === null) return reject(place.refusal ?? this.busy());
      for (const displaced of progress.displaced) this.turnAway(displaced, this.busy());
      return this.begin(progress.begun);
    });
  }

  private turnAway(place: Place, error: AppError): void {
    clearTimeout(place.timer);
    place.refusal = error;
    place.refuse(error);
    this.begin(this.queue.leave(place));
  }

  private begin(begun: readonly Place[]): void {
    for (const place of begun) {
      clearTimeout(place.timer);
      place.begin();
    }
  }

  private busy(): AppError {
    return inventoryBusy(retryAfterSeconds(this.queue.extent.waiting, this.limits.atWork, this.pace));
  }
}

/**
 * By what requests take turns: the enrollment token, or what a program shows that it may. It is checked before it counts
 * among those that wait.
 */
export function ingestKey(request: FastifyRequest): string {
  const { params, headers, cookies } = request;
  const token = typeof params === 'object' && params !== null && 'token' in params ? params.token : undefined;
  return token === undefined
    ? `program ${headers.authorization ?? cookies[sessionCookie] ?? ''}`
    : `token ${typeof token === 'string' ? token : ''}`;
}

function announcedBytes(request: FastifyRequest): number {
  const length = Number(request.headers['content-length'] ?? largestBody);
  return Number.isSafeInteger(length) && length >= 0 ? Math.min(length, largestBody) : largestBody;
}

function bytesOf(request: FastifyRequest, announced: number): number {
  return Buffer.isBuffer(request.body) ? request.body.length : announced;
}
