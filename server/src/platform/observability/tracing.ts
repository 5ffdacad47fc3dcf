import type { ObservedStatement } from '../database/observed-client.js';

/** What is told of a span besides its times. Never a value of a statement, a name of a customer, or an address. */
export type SpanAttributes = Record<string, string | number>;

/** A step that is told as a span of a trace. */
export interface SpanDescription {
  name: string;
  /** A request that came in, a job, or a request to somebody else. */
  kind: 'server' | 'consumer' | 'client';
  attributes: SpanAttributes;
}

/** A span that was begun. */
export interface OpenSpan {
  /** Runs `run` so that whatever it does is a part of this span. */
  within<T>(run: () => T): T;
  end(name: string, attributes: SpanAttributes, failed: boolean): void;
}

/** Tells traces; there is one only where they are wanted. */
export interface Tracing {
  /** Begins the span of a request, as a part of the trace that its header `traceparent` names. */
  begin(span: SpanDescription, traceParent: string | undefined): OpenSpan;
  /** Runs `run` as a span of its own. `note` adds what is known only then. */
  within<T>(span: SpanDescription, run: (note: (attributes: SpanAttributes) => void) => Promise<T>): Promise<T>;
  /** Tells a statement of what runs at present. */
  statement(statement: ObservedStatement): void;
  /** The trace that what runs at present is a part of, if it is kept. */
  traceId(): string | null;
  /** Sends what was not sent yet, if somebody receives it. Never fails. */
  stop(): Promise<void>;
}

let tracing: Tracing | null = null;

/** Takes what tells traces into use; null for none. */
export function useTracing(used: Tracing | null): void {
  tracing = used;
}

/** What tells traces; null where they are not wanted. */
export function currentTracing(): Tracing | null {
  return tracing;
}

/** Runs `run` as a span where traces are wanted, and as it is where they are not. */
export function traced<T>(
  span: SpanDescription,
  run: (note: (attributes: SpanAttributes) => void) => Promise<T>,
): Promise<T> {
  return tracing === null ? run(() => undefined) : tracing.within(span, run);
}
