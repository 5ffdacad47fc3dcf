import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { from, mergeMap, type Observable, of } from 'rxjs';
import { Config } from '../config/config.js';
import { AppError } from './app-error.js';
import { ExportStream } from './export-stream.js';
import { ListExport } from './list-export.js';

/** Exports that one process writes at once: each has a connection to the database of its own. */
const mostExportsAtOnce = 8;

/** How soon a refused caller may come back. */
const retryAfterSeconds = 10;

/** Sends a `ListExport` as a file, as fast as the caller takes it. */
@Injectable()
export class ListExportInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Export');
  private running = 0;

  constructor(private readonly config: Config) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(mergeMap((answer: unknown) => (answer instanceof ListExport ? from(this.begin(answer)) : of(answer))));
  }

  /** What cannot be read is refused here; what fails later on can only break off. */
  private async begin(listExport: ListExport): Promise<StreamableFile> {
    if (this.running >= mostExportsAtOnce) throw exportBusy();
    this.running += 1;
    let stream: ExportStream;
    try {
      stream = new ExportStream(await listExport.open());
    } catch (error) {
      this.running -= 1;
      throw error;
    }
    stream.once('close', () => (this.running -= 1));
    stream.once('error', (error) => this.logger.error(`The export of ${listExport.name} broke off`, error.stack));
    const today = Temporal.Now.plainDateISO(this.config.values.TIME_ZONE);
    return new StreamableFile(stream, {
      type: listExport.mediaType,
      disposition: `attachment; filename="${listExport.name}-${today.toString()}.${listExport.format}"`,
    });
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
