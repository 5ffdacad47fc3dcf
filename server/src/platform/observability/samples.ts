/** Figures that are looked up when somebody asks for them, such as the length of a queue. */
export interface Sample {
  /** Looks them up and keeps them. */
  read(): Promise<void>;
  /** Keeps none: a figure that cannot be looked up is absent, not what it was once. */
  forget(): void;
}

/** However often somebody asks, the database is asked no more often than this. */
const freshMilliseconds = 10_000;

/** How long somebody who asks is kept waiting for it. */
const patienceMilliseconds = 2_000;

/** One sample, looked up by one at a time and not again while it is fresh. */
export class SampledFigures {
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly sample: Sample,
    private readonly failed: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Looks the figures up unless they are fresh. Ends after a while also where the database does not answer. */
  async refresh(): Promise<void> {
    if (this.reading === null && this.now() - this.readAt < freshMilliseconds) return;
    this.reading ??= this.read();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMilliseconds);
    });
    await Promise.race([this.reading, patience]);
    clearTimeout(timer);
  }

  private async read(): Promise<void> {
    try {
      await this.sample.read();
    } catch (error) {
      this.sample.forget();
      this.failed(error);
    } finally {
      this.readAt = this.now();
      this.reading = null;
    }
  }
}
