/** Things of one topic that were created, changed or removed. */
export interface Change {
  /** Plural name of the things, as in `licenses`. */
  readonly topic: string;
  readonly ids: readonly number[];
  readonly organizationIds: readonly number[];
}

/** Topic of a change that concerns every topic. */
export const everyTopic = '*';

const firstDelayMilliseconds = 1_000;
/** Whoever looks at a page expects it to be fresh soon after its server is back. */
const longestDelayMilliseconds = 15_000;

const address = '/api/v1/events';

/** Where to listen. @param lastId the last event that was heard; empty for none. */
export function streamAddress(lastId: string): string {
  return lastId === '' ? address : `${address}?${new URLSearchParams({ lastEventId: lastId }).toString()}`;
}

/** The change in a server-sent message; `undefined` for anything else. */
export function parseChange(data: unknown): Change | undefined {
  if (typeof data !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('topic' in value) || typeof value.topic !== 'string') {
    return undefined;
  }
  return {
    topic: value.topic,
    ids: 'ids' in value ? numbers(value.ids) : [],
    organizationIds: 'organizationIds' in value ? numbers(value.organizationIds) : [],
  };
}

/** Milliseconds to wait before the next attempt: doubles with every failure in a row, up to a quarter of a minute. */
export function retryDelay(failures: number): number {
  return Math.min(firstDelayMilliseconds * 2 ** (failures - 1), longestDelayMilliseconds);
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'number') : [];
}
