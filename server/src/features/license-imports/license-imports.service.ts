import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Actor, actorKey } from '../../platform/authorization/actor.js';
import { Actors } from '../../platform/authentication/actors.service.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Changes } from '../../platform/events/changes.js';
import { AppError, notFound } from '../../platform/http/app-error.js';
import type { SpooledFile } from '../../platform/http/file-upload.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { isCurrency } from '../licenses/license-terms.rules.js';
import { ImportAnswer, RowCounts } from './import-answer.js';
import { ImportFiles } from './import-file.service.js';
import { ImportTakenAway, MemoryJournal, StoredJournal } from './import-journals.js';
import { type ImportWork, LicenseImportEngine } from './license-import-engine.service.js';
import type {
  ImportedRowResponse,
  ImportLicensesQuery,
  ImportLicensesResponse,
  LicenseImportItemListQuery,
  LicenseImportItemResponse,
  LicenseImportListQuery,
  LicenseImportResponse,
} from './license-imports.dto.js';
import { currencyUnknown, importNotChecked } from './license-imports.errors.js';
import { type HeldImport, LicenseImportsRepository, toImportedRow } from './license-imports.repository.js';
import type { ImportFile, ImportOptions } from './license-imports.types.js';

/** The job that does an import. */
export const importJob = 'license-imports.run';

/** A batch takes a second: a runner that was not seen for so long is gone. */
const abandonedSeconds = 60;

/** A process that is at work says so this often. */
const beatMilliseconds = 15_000;

/** So often an import is begun without getting on; then it has failed. */
const mostAttempts = 5;

/** How long the report of an import can be looked at. */
const daysKept = 30;

/** What is read of a file at once, in bytes. */
const partBytes = 256 * 1024;

/** An import whose rows are answered. */
interface WorkOfRequest extends ImportWork {
  journal: MemoryJournal;
}

/** Files of licenses: imported while the caller waits, or by a job that people watch and need not wait for. */
@Injectable()
export class LicenseImportsService {
  private readonly logger = new Logger('Import');
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly actors: Actors,
    private readonly changes: Changes,
    private readonly jobs: Jobs,
    private readonly files: ImportFiles,
    private readonly engine: LicenseImportEngine,
    private readonly imports: LicenseImportsRepository,
  ) {}

  /**
   * Imports a file, or says what importing it would do, and answers what became of each row. Batch by batch: one that
   * breaks off has done some, and doing it again does the rest.
   * @throws AppError 422 where nothing of the file can be imported.
   */
  async importNow(actor: Actor, upload: SpooledFile, query: ImportLicensesQuery): Promise<ImportLicensesResponse> {
    const items: ImportedRowResponse[] = [];
    const work = await this.inspectedWork(actor, upload, query);
    const ended = await this.database.apart(() =>
      this.runNow(work, (rows) => {
        items.push(...rows);
        return true;
      }),
    );
    return { ...ended, items };
  }

  /**
   * Like `importNow`, answering while it works: files of any length. It does the rest of the file when nobody reads any
   * more, unless it is a dry run.
   * @returns the answer as JSON; it breaks off where the import does.
   * @throws AppError 422 where nothing of the file can be imported.
   */
  async importStreaming(actor: Actor, upload: SpooledFile, query: ImportLicensesQuery): Promise<Readable> {
    const work = await this.inspectedWork(actor, upload, query);
    const answer = new ImportAnswer();
    answer.begin();
    upload.retain();
    const write = async (rows: readonly ImportedRowResponse[]) => {
      await answer.add(rows);
      return !(work.options.dryRun && answer.abandoned);
    };
    const run = async () => {
      try {
        answer.end(await this.runNow(work, write));
      } catch (error) {
        this.logger.error('An import broke off', error instanceof Error ? error.stack : String(error));
        answer.breakOff(error instanceof Error ? error : new Error(String(error)));
      } finally {
        await upload.close();
      }
    };
    void this.database.apart(run);
    return answer.stream;
  }

  private async inspectedWork(actor: Actor, upload: SpooledFile, query: ImportLicensesQuery): Promise<WorkOfRequest> {
    const options = optionsOf(query);
    const file = fileOf(upload);
    return { actor, file, inspected: await this.files.inspect(file), options, journal: new MemoryJournal() };
  }

  /** @param take is given the rows of each batch; false: it is enough. */
  private async runNow(
    work: WorkOfRequest,
    take: (rows: ImportedRowResponse[]) => boolean | Promise<boolean>,
  ): Promise<Omit<ImportLicensesResponse, 'items'>> {
    const counts = new RowCounts();
    const hand = () => {
      const rows = work.journal.take();
      counts.add(rows);
      return take(rows.map((row) => toImportedRow(row)));
    };
    await this.engine.run(work, 0, hand);
    await hand();
    const { layout, ignored } = work.inspected.columns;
    return { ...counts.all, layout, ignoredColumns: ignored };
  }

  /** Keeps a file and has a job check or import it. @throws AppError 422 where nothing of the file can be imported. */
  async create(actor: Actor, upload: SpooledFile, query: ImportLicensesQuery): Promise<LicenseImportResponse> {
    const { dryRun, currency } = optionsOf(query);
    const { columns, total } = await this.files.inspect(fileOf(upload));
    return this.database.transaction(async () => {
      const id = await this.imports.insert({
        ...ownerOf(actor),
        fileName: upload.name === '' ? 'licenses.csv' : upload.name,
        dryRun,
        currency,
        layout: columns.layout,
        ignoredColumns: columns.ignored,
        total,
      });
      let position = 0;
      for await (const bytes of fileOf(upload).chunks()) await this.imports.addPart(id, position++, Buffer.from(bytes));
      await this.jobs.send(importJob, { id }, String(id));
      return this.get(actor, id);
    });
  }

  /** Imports the file of a check that ended. @throws AppError 404, 409 `import.not-checked`. */
  async start(actor: Actor, id: number): Promise<LicenseImportResponse> {
    const checked = await this.get(actor, id);
    return this.database.transaction(async () => {
      if (!(await this.imports.lockChecked(this.visible(actor), id))) throw importNotChecked();
      const { fileName, currency, layout, ignoredColumns, total } = checked;
      const fields = { ...ownerOf(actor), fileName, dryRun: false, currency, layout, ignoredColumns, total };
      const created = await this.imports.insert(fields);
      if (!(await this.imports.moveParts(id, created))) throw importNotChecked();
      await this.jobs.send(importJob, { id: created }, String(created));
      return this.get(actor, created);
    });
  }

  /** Ends an import after the batch that it is at; what is done stays. @throws AppError 404. */
  async cancel(actor: Actor, id: number): Promise<LicenseImportResponse> {
    return this.database.transaction(async () => {
      await this.get(actor, id);
      await this.imports.cancel(id);
      await this.announce(id, await this.imports.ownerOf(id));
      return this.get(actor, id);
    });
  }

  /** The imports of the actor; of everybody for a system administrator. */
  list(actor: Actor, query: Unpaged<LicenseImportListQuery>): RowList<LicenseImportResponse> {
    return this.imports.list(this.visible(actor), query);
  }

  /** @throws AppError 404. */
  async get(actor: Actor, id: number): Promise<LicenseImportResponse> {
    const found = await this.imports.find(this.visible(actor), id);
    if (found === null) throw notFound('import');
    return found;
  }

  /** What became of the rows of an import, as far as it is. @throws AppError 404. */
  async items(
    actor: Actor,
    id: number,
    query: Unpaged<LicenseImportItemListQuery>,
  ): Promise<RowList<LicenseImportItemResponse>> {
    await this.get(actor, id);
    return this.imports.items(id, query);
  }

  /** Does an import from where it is, unless somebody else does. */
  async work(id: number): Promise<void> {
    const runner = randomUUID();
    const held = await this.imports.claim(id, runner, abandonedSeconds);
    if (held === null) return;
    // A batch of long lists can take longer than a process may keep still.
    const beat = setInterval(() => void this.imports.see(id, runner).catch(() => undefined), beatMilliseconds);
    try {
      const done = await this.run(held, runner);
      if (!done) return await this.imports.release(id, runner);
      await this.imports.finish(id, runner, null);
    } catch (error) {
      if (error instanceof ImportTakenAway) return;
      if (!(error instanceof AppError)) {
        this.logger.error(`Import ${id} broke off`, error instanceof Error ? error.stack : String(error));
        if (held.attempts < mostAttempts) {
          // The queue tries again, from the batch that failed.
          await this.imports.release(id, runner);
          throw error;
        }
      }
      await this.imports.finish(id, runner, error instanceof AppError ? error.message : brokeOff(held.lastLine));
      await this.imports.dropParts(id);
    } finally {
      clearInterval(beat);
    }
    // The file of a check is kept for its import, for a day.
    if (!held.dryRun) await this.imports.dropParts(id);
    await this.announce(id, held.actorKey);
  }

  /** Goes on with imports whose process was killed. */
  async takeOverAbandoned(): Promise<void> {
    for (const id of await this.imports.abandoned(abandonedSeconds)) {
      // One that breaks off was written down by `work`; it must not keep the others from being gone on with.
      await this.work(id).catch(() => undefined);
    }
  }

  /** Forgets files and reports that nobody needs any more. */
  forget(): Promise<void> {
    return this.imports.forget(daysKept);
  }

  /** Imports that are under way leave off after their batch, for another process to go on. */
  stop(): void {
    this.stopping = true;
  }

  private async run(held: HeldImport, runner: string): Promise<boolean> {
    const actor = await this.actors.byKey(held.actorKey);
    if (actor === null) throw actorGone();
    const file = this.storedFile(held.id);
    const inspected = await this.files.inspect(file);
    const journal = new StoredJournal(this.imports, held.id, runner, (id) => this.announce(id, held.actorKey));
    const work = { actor, file, inspected, options: held, journal };
    return this.engine.run(work, held.lastLine, () => !this.stopping);
  }

  private storedFile(id: number): ImportFile {
    const { imports } = this;
    return {
      async *chunks() {
        for (let position = 0; ; position++) {
          const bytes = await imports.part(id, position);
          if (bytes === null) return;
          yield bytes;
        }
      },
    };
  }

  /** A report is its author's, and the administrators': nobody else hears of it. */
  private announce(id: number, owner: string): Promise<void> {
    const about = { subject: 'License', ids: [id], organizationIds: null, owner };
    return this.changes.publish({ topic: 'license-imports', administrators: true, ...about });
  }

  /** A report names licenses that its reader may not see: it is its author's, and the administrators'. */
  private visible(actor: Actor): Sql {
    return actor.permissions.systemAdministrator ? sql`TRUE` : sql`i.actor_key = ${actorKey(actor)}`;
  }
}

function optionsOf({ dryRun = false, currency = 'USD' }: ImportLicensesQuery): ImportOptions {
  if (!isCurrency(currency)) throw currencyUnknown(currency);
  return { dryRun, currency };
}

function ownerOf(actor: Actor): { actorId: number | null; actorKey: string; actorName: string } {
  return { actorId: actor.id, actorKey: actorKey(actor), actorName: actor.name };
}

function fileOf(upload: SpooledFile): ImportFile {
  return {
    async *chunks() {
      for (let position = 0; position < upload.size; position += partBytes) {
        yield await upload.read(position, partBytes);
      }
    },
  };
}

function brokeOff(lastLine: number): string {
  return `The import broke off after line ${lastLine}, several times. What is done stays. The server’s log says why.`;
}

function actorGone(): AppError {
  return new AppError('import.account-gone', 409, 'The account that asked for the import is not active any more.');
}
