import type { RefusedThing } from './refused-things';

/**
 * Work on many things, so many with one request. What was done stays done: where it failed or was stopped, running it
 * again goes on with the rest.
 */
export class Batches<Thing extends { readonly id: number; readonly name: string }> {
  readonly done: Thing[] = [];
  /** Those that the server did not take, and why. */
  readonly refused: RefusedThing[] = [];

  constructor(
    private readonly things: readonly Thing[],
    private readonly atOnce: number,
  ) {}

  /** How many were done or refused. */
  get judged(): number {
    return this.done.length + this.refused.length;
  }

  /**
   * @param send takes some of the things, and answers which of them were refused
   * @param stopped asked before each request
   */
  async run(
    send: (ids: number[]) => Promise<readonly Omit<RefusedThing, 'name'>[]>,
    stopped: () => boolean,
  ): Promise<void> {
    while (this.judged < this.things.length && !stopped()) {
      const batch = this.things.slice(this.judged, this.judged + this.atOnce);
      // oxlint-disable-next-line no-await-in-loop
      const refused = new Map((await send(batch.map(({ id }) => id))).map(({ id, message }) => [id, message]));
      for (const thing of batch) {
        const message = refused.get(thing.id);
        if (message === undefined) this.done.push(thing);
        else this.refused.push({ id: thing.id, name: thing.name, message });
      }
    }
  }
}
