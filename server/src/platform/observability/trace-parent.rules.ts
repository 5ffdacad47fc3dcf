/** Where in a trace something happened, as the header `traceparent` of W3C Trace Context says it. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** 16 hexadecimal digits. */
  spanId: string;
  /** Whether the caller keeps its part of the trace. */
  sampled: boolean;
}

/** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may have more behind. */
const form = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** Reads the header `traceparent`; null for one that is none, which the standard says to ignore. */
export function readTraceParent(header: string | undefined): TraceParent | null {
  const [, version, traceId, spanId, flags, more] = form.exec(header ?? '') ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined) return null;
  if (version === '00' && more !== undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
