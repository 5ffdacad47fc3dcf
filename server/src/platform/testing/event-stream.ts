/** A server-sent event as it arrived. */
export interface ReceivedEvent {
  type: string;
  id: string;
  /** As JSON says it; a text that is none as it is. */
  data: unknown;
}

/** A browser that follows `/events` of a server. */
export class EventStream {
  readonly received: ReceivedEvent[] = [];
  ended = false;
  private readonly controller = new AbortController();

  private constructor(readonly closed: Promise<void>) {}

  /**
   * @param origin of the server
   * @param cookie of the session, as `name=value`; empty for a program, which has a token
   * @throws Error for an answer that is no stream.
   */
  static async open(
    origin: string,
    cookie: string,
    { lastEventId, token }: { lastEventId?: string; token?: string } = {},
  ): Promise<EventStream> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stream = new EventStream(promise);
    const response = await fetch(`${origin}/api/v1/events`, {
      headers: {
        ...(token === undefined ? { cookie } : { authorization: `Bearer ${token}` }),
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      signal: stream.controller.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
    void stream.read(response.body).finally(() => {
      stream.ended = true;
      resolve();
    });
    return stream;
  }

  /** The id of the last event that arrived. */
  get lastId(): string {
    return this.received.at(-1)?.id ?? '';
  }

  /** Of the events that arrived, the kinds, with the topics of changes. */
  get told(): string[] {
    return this.received.map(({ type, data }) => (isChange(data) ? data.topic : type));
  }

  async close(): Promise<void> {
    this.controller.abort();
    await this.closed;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      const chunks: AsyncIterable<Uint8Array> = body;
      const decoder = new TextDecoder();
      for await (const chunk of chunks) {
        text += decoder.decode(chunk, { stream: true });
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        this.received.push(...events.map(parse));
      }
    } catch {
      // It was closed, or cut off.
    }
  }
}

function parse(text: string): ReceivedEvent {
  const field = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  const data = field('data');
  return { type: field('event'), id: field('id'), data: data.startsWith('{') ? JSON.parse(data) : data };
}

function isChange(data: unknown): data is { topic: string } {
  return typeof data === 'object' && data !== null && 'topic' in data && typeof data.topic === 'string';
}
