import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, mergeMap, type Observable, of } from 'rxjs';
import { Audit } from '../audit/audit.js';
import { type Access, accessKey } from '../authorization/can.js';
import type { ActorRequest } from '../authorization/current-actor.js';
import { Database } from '../database/database.js';
import { rowsPerFetch } from '../database/row-cursor.js';
import { Clock } from '../time/clock.js';
import { AppError } from './app-error.js';
import { ExportStream } from './export-stream.js';
import { type ExportFile, ListExport } from './list-export.js';

/** Exports that one process writes at once: each has a connection to the database of its own. */
const mostExportsAtOnce = 8;

/** How soon a refused caller may come back. */
const retryAfterSeconds = 10;

/**
 * Sends a `ListExport` as a file, as fast as the caller takes it. It is written into the audit log before anything is
 * sent: an export that cannot be written down fails.
 */
@Injectable()
export class ListExportInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Export');
  private running = 0;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(
        mergeMap((answer: unknown) => (answer instanceof ListExport ? from(this.begin(answer, context)) : of(answer))),
      );
  }

  /** What cannot be read is refused here; what fails later on can only break off. */
  private async begin(listExport: ListExport, context: ExecutionContext): Promise<StreamableFile> {
    if (this.running >= mostExportsAtOnce) throw exportBusy();
    this.running += 1;
    let stream: ExportStream;
    try {
      stream = new ExportStream(await this.openRecorded(listExport, context));
    } catch (error) {
      this.running -= 1;
      throw error;
    }
    stream.once('close', () => (this.running -= 1));
    stream.once('error', (error) => this.logger.error(`The export of ${listExport.name} broke off`, error.stack));
    const today = this.clock.today();
    return new StreamableFile(stream, {
      type: listExport.mediaType,
      disposition: `attachment; filename="${listExport.name}-${today.toString()}.${listExport.format}"`,
    });
  }

  private async openRecorded(listExport: ListExport, context: ExecutionContext): Promise<ExportFile> {
    const file = await listExport.open();
    try {
      await this.record(listExport, file, context);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private async record({ name, format }: ListExport, { rows }: ExportFile, context: ExecutionContext): Promise<void> {
    const { actor, query, params } = context.switchToHttp().getRequest<ActorRequest>();
    if (actor === undefined) throw new Error('Nobody exports without being known.');
    const access = this.reflector.get<Access | undefined>(accessKey, context.getHandler());
    const filters = { ...asObject(params), ...asObject(query), format: undefined };
    // Longer lists are not read to their end before they are sent, and their rows are not counted twice.
    const extent = rows === null ? { rowsAtLeast: rowsPerFetch } : { rows };
    await this.database.transaction(() =>
      this.audit.record(actor, {
        action: `${name}.exported`,
        subjectType: access?.kind === 'can' ? access.subject : name,
        subjectId: null,
        after: { format, filters, ...extent },
      }),
    );
  }
}

function exportBusy(): AppError {
  return new AppError(
    'export.busy',
    429,
    `The server is writing ${mostExportsAtOnce} exports already. Try again in ${retryAfterSeconds} seconds.`,
    { headers: { 'retry-after': String(retryAfterSeconds) } },
  );
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
