import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import type { CsvRow } from '../../platform/csv/csv-rows.js';
import { asksToTryAgain, Database } from '../../platform/database/database.js';
import { AppError, type FieldError } from '../../platform/http/app-error.js';
import { problemOf } from '../../platform/http/problem.js';
import { LicenseKeysService } from '../license-keys/license-keys.service.js';
import { keyOf } from '../licenses/license-names.rules.js';
import type { KnownNames } from '../licenses/license-names.service.js';
import type { UpsertLicenseRequest } from '../licenses/license-upsert.dto.js';
import { LicenseUpserts, type Upserted } from '../licenses/license-upserts.service.js';
import type { LicenseResponse } from '../licenses/licenses.dto.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { ImportFiles, type InspectedFile } from './import-file.service.js';
import type { ImportRequest } from './import-row.types.js';
import { nameOf, nameTwice, readRow, seatOfRow } from './import-rows.rules.js';
import type { ImportedRow, ImportFile, ImportJournal, ImportOptions } from './license-imports.types.js';

/** Rows that are committed together: few enough that check-ins, which wait for changes of licenses, do so briefly. */
const rowsPerBatch = 50;

/** A row that asks for something that is not there yet. */
interface PendingRow {
  line: number;
  name: string;
  request: UpsertLicenseRequest;
  source: ImportRequest;
  /** The line that described the license before; null for the first of its name. */
  firstLine: number | null;
}

/** What an import works on. */
export interface ImportWork {
  actor: Actor;
  file: ImportFile;
  inspected: InspectedFile;
  options: ImportOptions;
  journal: ImportJournal;
}

/**
 * Imports files of licenses: batch by batch, each committed by itself, each row undone alone where it fails. What is as
 * the file says already is left alone, so a file can be imported again, also one whose import broke off.
 */
@Injectable()
export class LicenseImportEngine {
  constructor(
    private readonly database: Database,
    private readonly reconciliation: ReconciliationService,
    private readonly licenses: LicensesService,
    private readonly upserts: LicenseUpserts,
    private readonly organizations: OrganizationsService,
    private readonly keys: LicenseKeysService,
    private readonly files: ImportFiles,
  ) {}

  /**
   * Does the rows after a line.
   * @param goesOn asked after every batch.
   * @returns false when it was told to stop.
   */
  async run(work: ImportWork, afterLine: number, goesOn: () => boolean | Promise<boolean>): Promise<boolean> {
    let batch: CsvRow[] = [];
    for await (const row of this.files.rows(work.file, work.inspected)) {
      if (row.line <= afterLine) continue;
      batch.push(row);
      if (batch.length < rowsPerBatch) continue;
      await this.importBatch(work, batch);
      batch = [];
      if (!(await goesOn())) return false;
    }
    if (batch.length > 0) await this.importBatch(work, batch);
    return true;
  }

  private async importBatch(work: ImportWork, rows: readonly CsvRow[]): Promise<void> {
    const { actor, journal, options } = work;
    const { settled, pending, known } = await this.prepare(work, rows);
    const write = async (): Promise<ImportedRow[]> => {
      if (pending.length === 0) return settled;
      await this.licenses.holdNames(pending.map((row) => row.name));
      return [...settled, ...(await this.importRows(actor, pending, known, options))];
    };
    if (options.dryRun) {
      await journal.record(await this.database.rehearse(write));
      return;
    }
    await this.database.transaction(async () => journal.record(await write()));
  }

  /** Reads the rows of a batch, looks up what they name, and settles those that need nothing to be written. */
  private async prepare(
    { actor, inspected, options, journal }: ImportWork,
    rows: readonly CsvRow[],
  ): Promise<{ settled: ImportedRow[]; pending: PendingRow[]; known: KnownNames }> {
    const names = rows.map(({ cells }) => nameOf(inspected.columns, cells));
    const lines = new Map(await journal.linesOf(names.map(keyOf)));
    const current = new Map((await this.licenses.byNames(actor, names)).map((each) => [keyOf(each.name), each]));
    const settled: ImportedRow[] = [];
    const asking: PendingRow[] = [];
    const reading = { currency: options.currency, mixed: inspected.encoding === 'mixed' };
    for (const { line, cells } of rows) {
      const key = keyOf(nameOf(inspected.columns, cells));
      const license = current.get(key) ?? null;
      const row = readRow(inspected.columns, cells, license, reading);
      const firstLine = lines.get(key) ?? null;
      if (firstLine === null) lines.set(key, line);
      if ('errors' in row) settled.push(failed(line, row.name, row.errors));
      else if (firstLine !== null && !row.request.sharesName)
        settled.push(failed(line, row.name, [nameTwice(firstLine)]));
      else {
        // A rehearsal undid the first row of the name: then this one stands in for it.
        const again = firstLine !== null && (license !== null || !options.dryRun);
        const source = again ? seatOfRow(row.request, firstLine) : row.request;
        const request = await this.check(source);
        if (Array.isArray(request)) settled.push(failed(line, row.name, request));
        else asking.push({ line, name: row.name, request, source, firstLine });
      }
    }
    const known = await this.upserts.lookUp(
      actor,
      asking.map((row) => row.request),
    );
    const pending = asking.filter((row) => {
      const license = current.get(keyOf(row.name));
      if (license === undefined || row.source.productKey !== null) return true;
      if (!this.upserts.isUnchanged(row.request, known, license)) return true;
      settled.push(imported(row, { licenseId: license.id, action: 'UNCHANGED', holders: null }, options));
      return false;
    });
    return { settled, pending, known };
  }

  private async check(source: ImportRequest): Promise<UpsertLicenseRequest | FieldError[]> {
    try {
      return await this.upserts.read(source.plain);
    } catch (error) {
      return errorsOfRow(error);
    }
  }

  /** Writes rows whose names are held: all at once, and one by one where any of them fails. */
  private async importRows(
    actor: Actor,
    pending: readonly PendingRow[],
    known: KnownNames,
    options: ImportOptions,
  ): Promise<ImportedRow[]> {
    try {
      // First of all: a row of holders shares with check-ins what a later row of a license wants alone.
      if (pending.length > 0) await this.reconciliation.holdRules();
      return await this.database.savepoint(async () => {
        const current = await this.currentOf(actor, pending);
        const isNew = (row: PendingRow) => isPlainLicense(row) && !current.has(keyOf(row.name));
        const plain = pending.filter((row) => isNew(row) && this.upserts.isPlain(row.request));
        const written = await this.createPlain(actor, plain, known, options);
        for (const row of pending.filter((each) => !plain.includes(each)))
          written.push(await this.importRow(actor, row, known, current, options));
        return written;
      });
    } catch (error) {
      // What is no fault of a row is thrown on.
      errorsOfRow(error);
    }
    const judged: ImportedRow[] = [];
    for (const row of pending) judged.push(await this.judgeRow(actor, row, known, options));
    return judged;
  }

  private async createPlain(
    actor: Actor,
    plain: readonly PendingRow[],
    known: KnownNames,
    options: ImportOptions,
  ): Promise<ImportedRow[]> {
    if (plain.length === 0) return [];
    const requests = plain.map((row) => row.request);
    const ids = await this.upserts.createPlain(actor, requests, known);
    return plain.flatMap((row, index) => {
      const licenseId = ids[index];
      return licenseId === undefined ? [] : imported(row, { licenseId, action: 'CREATED', holders: null }, options);
    });
  }

  /** Writes one row, or undoes what it wrote and says why. */
  private async judgeRow(
    actor: Actor,
    row: PendingRow,
    known: KnownNames,
    options: ImportOptions,
  ): Promise<ImportedRow> {
    try {
      return await this.database.savepoint(async () =>
        this.importRow(actor, row, known, await this.currentOf(actor, [row]), options),
      );
    } catch (error) {
      return failed(row.line, row.name, errorsOfRow(error));
    }
  }

  private async currentOf(actor: Actor, rows: readonly PendingRow[]): Promise<Map<string, LicenseResponse>> {
    const names = rows.map((row) => row.name);
    return new Map((await this.licenses.byNames(actor, names)).map((each) => [keyOf(each.name), each]));
  }

  private async importRow(
    actor: Actor,
    row: PendingRow,
    known: KnownNames,
    current: Map<string, LicenseResponse>,
    options: ImportOptions,
  ): Promise<ImportedRow> {
    const { names, notes } = await this.withOrganizations(actor, row, known);
    const key = keyOf(row.name);
    const done = await this.upserts.apply(actor, row.request, names, current.get(key) ?? null);
    // A later row of the name finds it as this one leaves it.
    if (row.source.sharesName && done.action === 'CREATED')
      current.set(key, await this.licenses.get(actor, done.licenseId));
    const added = await this.keepKey(actor, row, done.licenseId, notes);
    const action = done.action === 'UNCHANGED' && added ? 'UPDATED' : done.action;
    return imported({ ...row, source: { ...row.source, notes } }, { ...done, action }, options);
  }

  /** A key that cannot be kept stops nothing: the notes say why. @returns true when the license has it since now. */
  private async keepKey(actor: Actor, { source }: PendingRow, licenseId: number, notes: string[]): Promise<boolean> {
    if (source.productKey === null) return false;
    try {
      return (await this.keys.keep(actor, licenseId, source.productKey)) === 'ADDED';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      notes.push(`The product key was not kept: ${error.message}`);
      return false;
    }
  }

  /** A file that comes from elsewhere brings its customers along, where the actor may create them. */
  private async withOrganizations(
    actor: Actor,
    { request, source }: PendingRow,
    known: KnownNames,
  ): Promise<{ names: KnownNames; notes: string[] }> {
    const notes = [...source.notes];
    const missing = source.sharesName
      ? (request.scope?.organizationNames ?? []).filter((name) => !known.organizations.has(keyOf(name)))
      : [];
    if (missing.length === 0) return { names: known, notes };
    for (const name of missing) {
      const again = await this.upserts.lookUp(actor, [request]);
      if (again.organizations.has(keyOf(name))) continue;
      await this.organizations.create(actor, { name });
      notes.push(`The organization “${name}” was created.`);
    }
    return { names: await this.upserts.lookUp(actor, [request]), notes };
  }
}

/** True for a row that is the only one of its name and brings nothing but the license. */
function isPlainLicense({ source, firstLine }: PendingRow): boolean {
  return firstLine === null && !source.sharesName && source.productKey === null;
}

function imported(row: PendingRow, { licenseId, action, holders }: Upserted, { dryRun }: ImportOptions): ImportedRow {
  const errors = (holders?.rejected ?? []).map(({ code, message }) => ({ field: 'holders', code, message }));
  // In a rehearsal the first row of the name was undone, and this one created the license in its place.
  const again = row.firstLine !== null && action === 'CREATED';
  const repeated = (holders?.created ?? 0) > 0 ? 'UPDATED' : 'UNCHANGED';
  return {
    line: row.line,
    name: row.name,
    action: again ? repeated : action,
    // What an earlier row of a rehearsal created is not there either.
    licenseId: dryRun && (action === 'CREATED' || row.firstLine !== null) ? null : licenseId,
    errors,
    notes: [...row.source.notes, ...seatNotes(holders)],
  };
}

/** What becomes of seats is told before it is done: they are gone from the devices of people. */
function seatNotes(holders: Upserted['holders']): string[] {
  const { created = 0, ended = 0 } = holders ?? {};
  return [
    ...(ended === 0 ? [] : [ended === 1 ? '1 seat ends.' : `${ended} seats end.`]),
    ...(created === 0 ? [] : [created === 1 ? '1 seat is given.' : `${created} seats are given.`]),
  ];
}

function failed(line: number, name: string, errors: FieldError[]): ImportedRow {
  return { line, name, action: 'FAILED', licenseId: null, errors, notes: [] };
}

/** What is wrong with a row. What is wrong with the product or the database is thrown on: it ends the import. */
function errorsOfRow(error: unknown): FieldError[] {
  if (asksToTryAgain(error)) throw error;
  if (error instanceof AppError) {
    return error.details.errors ?? [{ field: 'name', code: error.code, message: error.message }];
  }
  const { problem } = problemOf(error, '');
  if (problem.status >= 500) throw error;
  return [{ field: 'name', code: problem.code, message: problem.detail }];
}
