import { Injectable } from '@nestjs/common';

/**
 * Reads one message after another. To read one is work of the processor in goes of some milliseconds, with a pause after
 * each for everybody else's requests: of several at once, the goes would come between two pauses.
 */
@Injectable()
export class ReadingLane {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(read: () => Promise<T>): Promise<T> {
    const result = this.last.then(read);
    this.last = result.catch(() => undefined);
    return result;
  }
}
