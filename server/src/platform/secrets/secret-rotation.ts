import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { commaSeparated, identifier, nothing, sql, type Sql } from '../database/sql.js';
import { AppError } from '../http/app-error.js';
import { SecretBox } from './secret-box.js';

/** A column of sealed texts. Its table has the primary key `id`. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The whole numbers that the purpose of a row is made of, its id among them. */
  boundTo: readonly [string, ...string[]];
  /** The purpose under which the text of a row was sealed, of the values of `boundTo`. */
  purposeOf(...values: number[]): string;
  /** A column of marks of the same texts, by which they are found; null where a row has none yet. */
  marks?: { column: string; purposeOf(...values: number[]): string };
}

/** What sealing anew has done. */
export interface Rotation {
  /** Secrets that the present key seals now. */
  resealed: number;
  /** Secrets that had no mark yet, and have one now. */
  marked: number;
  /** Rows whose secret no known key opens, as `table id`; they stay as they are. */
  unreadable: string[];
}

interface SealedRow {
  id: number;
  sealed: string;
  bound: number[];
}

/** A row as the present key keeps it. */
interface ResealedRow {
  id: number;
  sealed: string;
  mark: string | null;
}

/** Rows that are held and written at once. */
const rowsPerPart = 500;

/** Seals everything anew after SECRET_KEY was changed, and marks what has no mark yet. */
@Injectable()
export class SecretRotation {
  private readonly columns: SealedColumn[] = [];

  constructor(
    private readonly database: Database,
    private readonly secretBox: SecretBox,
  ) {}

  /** Called by a feature as its module starts, for everything that it keeps sealed for good. */
  register(column: SealedColumn): void {
    this.columns.push(column);
  }

  /** Part by part, each of its own: one that is interrupted goes on where it ended when it is begun anew. */
  async rotate(): Promise<Rotation> {
    const done: Rotation = { resealed: 0, marked: 0, unreadable: [] };
    for (const column of this.columns) {
      for (let after: number | null = 0; after !== null;) {
        const from: number = after;
        after = await this.database.transaction(() => this.part(column, from, done));
      }
    }
    return done;
  }

  /** @returns the last id of the part; null after the last one. */
  private async part(column: SealedColumn, after: number, done: Rotation): Promise<number | null> {
    const [table, name] = [identifier(column.table), identifier(column.column)];
    const bound = commaSeparated(column.boundTo.map(identifier));
    const marks = column.marks === undefined ? null : identifier(column.marks.column);
    const isOld = (text: Sql) => sql`NOT starts_with(coalesce(${text}, ''), ${this.secretBox.presentPrefix})`;
    const rows = await this.database.query<SealedRow>(sql`
      SELECT id, ${name} AS sealed, ARRAY[${bound}]::bigint[] AS bound
      FROM ${table} WHERE id > ${after} AND (${isOld(name)} OR ${marks === null ? sql`FALSE` : isOld(marks)})
      ORDER BY id LIMIT ${rowsPerPart} FOR UPDATE`);
    const resealed: ResealedRow[] = [];
    for (const row of rows) {
      const sealed = this.reseal(row, column);
      if (sealed === null) done.unreadable.push(`${column.table} ${row.id}`);
      else resealed.push(sealed);
    }
    await this.database.query(sql`
      UPDATE ${table} t SET ${name} = anew.sealed${marks === null ? nothing : sql`, ${marks} = anew.mark`}
      FROM unnest(${resealed.map((each) => each.id)}::bigint[], ${resealed.map((each) => each.sealed)}::text[],
        ${resealed.map((each) => each.mark)}::text[]) AS anew (id, sealed, mark)
      WHERE t.id = anew.id`);
    const before = new Map(rows.map((row) => [row.id, row.sealed]));
    const isPresent = ({ id }: ResealedRow) => before.get(id)?.startsWith(this.secretBox.presentPrefix) === true;
    done.marked += resealed.filter(isPresent).length;
    done.resealed += resealed.filter((each) => !isPresent(each)).length;
    return rows.at(-1)?.id ?? null;
  }

  private reseal({ id, sealed, bound }: SealedRow, column: SealedColumn): ResealedRow | null {
    const purpose = column.purposeOf(...bound);
    try {
      const text = this.secretBox.open(sealed, purpose);
      const [mark = null] =
        column.marks === undefined ? [] : this.secretBox.marksOf(text, column.marks.purposeOf(...bound));
      return { id, sealed: this.secretBox.seal(text, purpose), mark };
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
