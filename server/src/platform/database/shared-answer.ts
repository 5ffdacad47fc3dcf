/**
 * One question for many who ask at once. Whoever asks is answered by a question that was put after they asked, so the
 * answer is never older than they are; those who come while one is under way share the next.
 */
export class SharedAnswer<T> {
  private running: Promise<T> | null = null;
  private following: Promise<T> | null = null;

  constructor(private readonly ask: () => Promise<T>) {}

  next(): Promise<T> {
    if (this.running === null) return this.begin();
    this.following ??= this.afterRunning(this.running);
    return this.following;
  }

  private begin(): Promise<T> {
    const asked = this.ask().finally(() => {
      if (this.running === asked) this.running = null;
    });
    this.running = asked;
    return asked;
  }

  private async afterRunning(running: Promise<T>): Promise<T> {
    await running.catch(() => undefined);
    this.following = null;
    return this.begin();
  }
}
