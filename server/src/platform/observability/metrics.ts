import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Sample, SampledFigures } from './samples.js';
import type { StatementKind } from './statement-kinds.rules.js';

/** From a quarter of a millisecond: most statements take less than one. */
const statementSeconds = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const requestSeconds = [0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const workSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** A request that was answered, or given up by whoever asked. */
export interface AnsweredRequest {
  method: string;
  /** The pattern of its route, never its address: `/api/v1/licenses/:id`. */
  route: string;
  /** Null when whoever asked did not wait for the answer. */
  status: number | null;
  seconds: number;
}

/** How a report of a device ended. */
export type CheckInOutcome = 'new' | 'changed' | 'unchanged' | 'refused' | 'failed';

/** Jobs of one kind that are in one state. */
export interface QueuedJobs {
  job: string;
  state: string;
  count: number;
  /** How long the oldest that is due has waited; null for states in which nothing waits. */
  waitingSeconds: number | null;
}

/** Connections to one database. */
export interface PoolUse {
  pool: string;
  size: number;
  total: number;
  idle: number;
  waiting: number;
}

/**
 * The figures of this process, for Prometheus. Of the process as its log is: whoever has something to tell says it here
 * by its meaning. No label is of a customer, and each has few values. docs/observability.md tells what each one means.
 */
class Metrics {
  private readonly registry = new Registry();
  private readonly samples = new Map<object, SampledFigures>();
  private readonly pools = new Map<object, () => PoolUse>();
  private collecting = false;

  private readonly requests = this.histogram('http_request_duration_seconds', {
    help: 'Time from a request to the end of its answer. Streams of events are not among them.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
  });
  private readonly responses = this.counter('http_responses_total', 'Answers by exact status.', ['status']);
  private readonly inFlight = this.gauge('http_requests_in_flight', 'Requests that are being answered.');
  private readonly listeners = this.gauge('event_listeners', 'Browsers that listen for changes.');
  private readonly statements = this.histogram('db_query_duration_seconds', {
    help: 'Time from sending a statement to its answer.',
    labelNames: ['kind'],
    buckets: statementSeconds,
  });
  private readonly failedStatements = this.counter('db_query_failures_total', 'Statements that failed.', ['kind']);
  private readonly retries = this.counter(
    'db_transaction_retries_total',
    'Transactions begun anew after losing against another one.',
    ['reason'],
  );
  private readonly listReads = this.counter('db_list_reads_total', 'Lists by where they were read.', ['source']);
  private readonly poolSize = this.gauge('db_pool_size', 'Connections that a pool may hold.', ['pool']);
  private readonly poolConnections = this.gauge('db_pool_connections', 'Connections of a pool.', ['pool', 'state']);
  private readonly poolWaiting = this.gauge('db_pool_waiting', 'Who waits for a connection of a pool.', ['pool']);
  private readonly jobRuns = this.histogram('job_duration_seconds', {
    help: 'Time that a run of a job took.',
    labelNames: ['job', 'outcome'],
    buckets: workSeconds,
  });
  private readonly jobs = this.gauge('jobs', 'Jobs of the queue, all nodes together.', ['job', 'state']);
  private readonly oldestJob = this.gauge(
    'job_oldest_waiting_seconds',
    'How long the oldest job that is due has waited, all nodes together.',
    ['job'],
  );
  private readonly checkIns = this.histogram('check_in_duration_seconds', {
    help: 'Time from the report of a device to its committed seats.',
    labelNames: ['source', 'outcome'],
    buckets: workSeconds,
  });
  private readonly reconcileLag = this.histogram('reconcile_lag_seconds', {
    help: 'Time from the change of a rule to the seats of its license being right.',
    labelNames: [],
    buckets: workSeconds,
  });
  private readonly due = this.gauge('reconcile_licenses_due', 'Licenses whose seats are still to be moved.');
  private readonly oldestDue = this.gauge('reconcile_oldest_due_seconds', 'How long the oldest of them has waited.');
  private readonly seatsGiven = this.counter('seats_given_total', 'Assignments that began.');
  private readonly deliveries = this.counter('notification_deliveries_total', 'Attempts at deliveries.', [
    'channel',
    'outcome',
  ]);
  private readonly waitingDeliveries = this.gauge(
    'notification_deliveries_waiting',
    'Deliveries that are still to be sent.',
  );
  private readonly oldestDelivery = this.gauge(
    'notification_oldest_waiting_seconds',
    'How long the oldest of them has waited.',
  );
  private readonly seatsEnded = this.counter('seats_ended_total', 'Assignments that ended.');

  /** Also collects the figures of Node.js itself: memory, event loop, garbage. Repeating it changes nothing. */
  collectProcess(): void {
    if (this.collecting) return;
    this.collecting = true;
    collectDefaultMetrics({ register: this.registry });
  }

  /** All figures in the text format of Prometheus. */
  async text(): Promise<string> {
    await Promise.all([...this.samples.values()].map((sample) => sample.refresh()));
    for (const poolUse of this.pools.values()) this.setPool(poolUse());
    return this.registry.metrics();
  }

  /** The media type of `text`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /**
   * Adds figures that are looked up when somebody asks, at most every ten seconds.
   * @returns a function that ends it, and forgets them.
   */
  addSample(sample: Sample, failed: (error: unknown) => void): () => void {
    this.samples.set(sample, new SampledFigures(sample, failed));
    return () => {
      this.samples.delete(sample);
      sample.forget();
    };
  }

  /** Adds a pool of connections. @returns a function that ends it. */
  addPool(read: () => PoolUse): () => void {
    this.pools.set(read, read);
    return () => this.pools.delete(read);
  }

  requestBegan(): void {
    this.inFlight.inc();
  }

  /** Of a request that `requestBegan` heard of. Null for a stream, which lasts as long as somebody listens. */
  requestEnded(request: AnsweredRequest | null): void {
    this.inFlight.dec();
    if (request === null) return;
    const { method, route, status, seconds } = request;
    const statusClass = status === null ? 'aborted' : `${Math.floor(status / 100)}xx`;
    this.requests.observe({ method, route, status: statusClass }, seconds);
    this.responses.inc({ status: status === null ? 'aborted' : String(status) });
  }

  listenerCame(): void {
    this.listeners.inc();
  }

  listenerLeft(): void {
    this.listeners.dec();
  }

  statementAnswered(kind: StatementKind, failed: boolean, seconds: number): void {
    this.statements.observe({ kind }, seconds);
    if (failed) this.failedStatements.inc({ kind });
  }

  transactionRetried(sqlState: string | null): void {
    this.retries.inc({ reason: sqlState === '40P01' ? 'deadlock' : 'serialization' });
  }

  /** Where there is a replica for lists: whether a list was read from it. */
  listRead(source: 'replica' | 'primary'): void {
    this.listReads.inc({ source });
  }

  jobEnded(job: string, failed: boolean, seconds: number): void {
    this.jobRuns.observe({ job, outcome: failed ? 'failed' : 'done' }, seconds);
  }

  /** What is in the queue now; null when nobody can tell. */
  jobsQueued(queued: readonly QueuedJobs[] | null): void {
    this.jobs.reset();
    this.oldestJob.reset();
    for (const { job, state, count, waitingSeconds } of queued ?? []) {
      this.jobs.set({ job, state }, count);
      if (waitingSeconds !== null) this.oldestJob.set({ job }, waitingSeconds);
    }
  }

  checkedIn(source: 'agent' | 'api', outcome: CheckInOutcome, seconds: number): void {
    this.checkIns.observe({ source, outcome }, seconds);
  }

  /** The seats of a license are right again, so long after its rule was changed. */
  rulesSettled(seconds: number): void {
    this.reconcileLag.observe(seconds);
  }

  /** Licenses whose seats are still to be moved, and since when the oldest; null when nobody can tell. */
  licensesDue(due: { count: number; oldestSeconds: number } | null): void {
    this.due.set(due?.count ?? Number.NaN);
    this.oldestDue.set(due?.oldestSeconds ?? Number.NaN);
  }

  /** Somebody was told, or not: then it is tried again, or given up. */
  deliveryTried(channel: 'webhook' | 'email', outcome: 'delivered' | 'retried' | 'failed'): void {
    this.deliveries.inc({ channel, outcome });
  }

  /** Deliveries that are still to be sent, and since when the oldest; null when nobody can tell. */
  deliveriesWaiting(waiting: { count: number; oldestSeconds: number } | null): void {
    this.waitingDeliveries.set(waiting?.count ?? Number.NaN);
    this.oldestDelivery.set(waiting?.oldestSeconds ?? Number.NaN);
  }

  seatsMoved(given: number, ended: number): void {
    this.seatsGiven.inc(given);
    this.seatsEnded.inc(ended);
  }

  private setPool({ pool, size, total, idle, waiting }: PoolUse): void {
    this.poolSize.set({ pool }, size);
    this.poolConnections.set({ pool, state: 'idle' }, idle);
    this.poolConnections.set({ pool, state: 'used' }, total - idle);
    this.poolWaiting.set({ pool }, waiting);
  }

  private histogram<Label extends string>(
    name: string,
    { help, labelNames, buckets }: { help: string; labelNames: Label[]; buckets: number[] },
  ): Histogram<Label> {
    return new Histogram({ name: `seatwise_${name}`, help, labelNames, buckets, registers: [this.registry] });
  }

  private counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name: `seatwise_${name}`, help, labelNames, registers: [this.registry] });
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name: `seatwise_${name}`, help, labelNames, registers: [this.registry] });
  }
}

/** The figures of this process. */
export const metrics = new Metrics();
