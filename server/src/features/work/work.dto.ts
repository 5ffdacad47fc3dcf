import { ApiProperty } from '@nestjs/swagger';
import { percentMoved } from '../licenses/license-seat-update.rules.js';
import { inOrderOfWork, type WorkKind, workKinds, type WorkState, workStates } from './work.rules.js';

/** Something that takes long, and how far it is. */
export class WorkItemResponse {
  @ApiProperty({ enum: workKinds, enumName: 'WorkKind' })
  kind!: WorkKind;
  /** Of the import, the license or the export. */
  id!: number;
  /** The file of an import or an export, the name of a license; empty while an export has no file yet. */
  name!: string;
  @ApiProperty({ enum: workStates, enumName: 'WorkState' })
  state!: WorkState;
  /** How much of it is done, rounded down; null while nobody knows, and where the whole of a license is not yours to see. */
  @ApiProperty({ type: Number, nullable: true })
  percent!: number | null;
  /** Rows, seats or invoices that are done. Null where the whole of a license is not yours to see. */
  @ApiProperty({ type: Number, nullable: true })
  done!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  total!: number | null;
  /** Rows of an import that could not be done. */
  @ApiProperty({ type: Number, nullable: true })
  failedRows!: number | null;
  /** Why it failed. */
  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
  startedAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;
}

export class WorkListResponse {
  items!: WorkItemResponse[];
}

/** As SQL gives it. */
export interface WorkRow {
  kind: WorkKind;
  id: number;
  name: string;
  state: WorkState;
  done: number;
  total: number;
  /** Whether the numbers are the reader's to know. */
  complete: boolean;
  failed_rows: number | null;
  failure: string | null;
  started_at: Date;
  finished_at: Date | null;
}

export function toWorkList(rows: readonly WorkRow[]): WorkListResponse {
  return { items: inOrderOfWork(rows.map((row) => toWorkItem(row))) };
}

function toWorkItem(row: WorkRow): WorkItemResponse {
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    state: row.state,
    percent: row.state === 'WAITING' || !row.complete ? null : percentMoved(row.total, row.total - row.done),
    done: row.complete ? row.done : null,
    total: row.complete ? row.total : null,
    failedRows: row.failed_rows,
    failure: row.failure,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
