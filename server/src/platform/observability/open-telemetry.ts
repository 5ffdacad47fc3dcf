import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Attributes, diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../config/config.js';
import { statementKindOf } from './statement-kinds.rules.js';
import { readTraceParent } from './trace-parent.rules.js';
import type { SpanDescription, Tracing } from './tracing.js';

/** What a span may hold of a statement. */
const longestText = 4_000;

/** How long a receiver may take, and how long a server that stops waits for it. */
const exportMilliseconds = 10_000;
const farewellMilliseconds = 3_000;

const kinds = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, client: SpanKind.CLIENT };

/**
 * Traces by OpenTelemetry, sent by OTLP over HTTP. Loaded only where an address is configured. Nothing is registered for
 * the whole process: what libraries would tell by themselves could hold what must not leave it.
 * @param endpoint where the collector is, without `/v1/traces`.
 */
export function openTelemetry(endpoint: string, { values }: Config): Tracing {
  const logger = new Logger('Tracing');
  const report = (problem: unknown) => logger.warn(`Traces are not sent: ${sentenceOf(problem)}`);
  const silent = () => undefined;
  diag.setLogger(
    { error: report, warn: report, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const ratio = new TraceIdRatioBasedSampler(values.OTEL_TRACES_SAMPLER_ARG);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    headers: values.OTEL_EXPORTER_OTLP_HEADERS,
    timeoutMillis: exportMilliseconds,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': values.OTEL_SERVICE_NAME,
      'service.instance.id': randomUUID(),
      'seatwise.role': values.ROLE,
    }),
    // Whoever calls cannot make us keep more than our share; what they do not keep, we do not keep either.
    sampler: new ParentBasedSampler({ root: ratio, remoteParentSampled: ratio }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: exportMilliseconds })],
  });
  return new OpenTelemetry(provider, report);
}

/** What the library says of a problem: an error, its JSON, or a text. */
function sentenceOf(problem: unknown): string {
  const text = problem instanceof Error ? problem.message : String(problem);
  return /"message":"([^"]*)"/.exec(text)?.[1] ?? text;
}

class OpenTelemetry implements Tracing {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();

  constructor(
    private readonly provider: TracerProvider,
    private readonly report: (problem: unknown) => void,
  ) {}

  private get tracer() {
    return this.provider.getTracer('seatwise');
  }

  begin(description: SpanDescription, traceParent: string | undefined) {
    const parent = readTraceParent(traceParent);
    const remote =
      parent === null
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId: parent.traceId,
            spanId: parent.spanId,
            traceFlags: parent.sampled ? 1 : 0,
            isRemote: true,
          });
    const { name, kind, attributes } = description;
    const span = this.tracer.startSpan(name, { kind: kinds[kind], attributes }, remote);
    return {
      within: <T>(run: () => T): T => this.contexts.with(trace.setSpan(remote, span), run),
      end: (known: string, noted: Attributes, failed: boolean) => {
        span.updateName(known).setAttributes(noted);
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  async within<T>(
    { name, kind, attributes }: SpanDescription,
    run: (note: (attributes: Attributes) => void) => Promise<T>,
  ): Promise<T> {
    const context = this.contexts.active();
    const span = this.tracer.startSpan(name, { kind: kinds[kind], attributes }, context);
    try {
      return await this.contexts.with(trace.setSpan(context, span), () => run((noted) => span.setAttributes(noted)));
    } catch (error) {
      // The kind alone: messages can hold what somebody entered.
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      throw error;
    } finally {
      span.end();
    }
  }

  statement({ text, milliseconds, failed }: { text: string; milliseconds: number; failed: boolean }): void {
    const context = this.contexts.active();
    if (trace.getSpan(context)?.isRecording() !== true) return;
    const endTime = Date.now();
    const span = this.tracer.startSpan(
      `database ${statementKindOf(text)}`,
      {
        kind: SpanKind.CLIENT,
        startTime: endTime - milliseconds,
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, longestText) },
      },
      context,
    );
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(endTime);
  }

  traceId(): string | null {
    const span = trace.getSpan(this.contexts.active());
    return span?.isRecording() === true ? span.spanContext().traceId : null;
  }

  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, farewellMilliseconds);
    });
    // A receiver that is gone is no reason not to stop.
    await Promise.race([this.provider.shutdown().catch(this.report), patience]);
    clearTimeout(timer);
    this.contexts.disable();
  }
}
