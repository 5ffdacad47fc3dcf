import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiPropertyOptional,
  ApiTooManyRequestsResponse,
  IntersectionType,
  OmitType,
} from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { writeCsv } from './csv-export.js';
import type { ExportColumn, ExportDefinition } from './export-columns.js';
import { writeJson } from './json-export.js';
import type { RowList } from './list.js';
import type { ListQuery, Unpaged } from './list-query.js';
import { writeXlsx } from './xlsx-export.js';

type Writer = <Item>(
  columns: readonly ExportColumn<Item>[],
  parts: AsyncIterable<readonly Item[]>,
) => AsyncGenerator<string | Uint8Array>;

/** The forms that a list is exported in. */
export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const writers: Record<ExportFormat, { mediaType: string; write: Writer }> = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
  json: { mediaType: 'application/json; charset=utf-8', write: (_, parts) => writeJson(parts) },
};

class ExportFormatQuery {
  @ApiPropertyOptional({
    enum: exportFormats,
    default: 'csv',
    description: 'The form of the file. `json` has the items as the list answers them, the others have columns.',
  })
  @IsIn([...exportFormats])
  format: ExportFormat = 'csv';
}

/** The query class of an export: filters and order of the list, no page, and the form of the file. */
export function exportQueryOf<Query extends ListQuery>(query: Type<Query>) {
  return IntersectionType(OmitType(query, ['page', 'pageSize']), ExportFormatQuery);
}

/** A file that is written while it is sent. */
export interface ExportFile {
  chunks: AsyncGenerator<string | Uint8Array>;
  /** How many rows it has; null for more than are read at once. */
  rows: number | null;
  /** Frees what reading holds, whether all was written or not. */
  close(): Promise<void>;
}

/** What a handler answers to have a whole list sent as a file. */
export class ListExport {
  private constructor(
    /** Without date and extension. */
    readonly name: string,
    readonly format: ExportFormat,
    readonly mediaType: string,
    /** Begins to read. @throws AppError 400 for a field that is not sortable. */
    readonly open: () => Promise<ExportFile>,
  ) {}

  static of<Item>(
    list: RowList<Item>,
    definition: ExportDefinition<Item>,
    query: Unpaged<ListQuery> & { format: ExportFormat },
  ): ListExport {
    const { mediaType, write } = writers[query.format];
    return new ListExport(definition.name, query.format, mediaType, async () => {
      const whole = await list.whole(query);
      return { chunks: write(definition.columns, whole), rows: whole.size, close: () => whole.close() };
    });
  }
}

/** Describes the answer of a route that exports a list. */
export function ApiExport(): MethodDecorator {
  const schema = { type: 'string', format: 'binary' };
  return applyDecorators(
    ApiOkResponse({
      description: 'The file, as an attachment. One that breaks off did not become whole.',
      content: Object.fromEntries(
        exportFormats.map((format) => [mediaTypeAlone(writers[format].mediaType), { schema }]),
      ),
    }),
    ApiTooManyRequestsResponse({ description: '`export.busy`: too many exports at once.' }),
  );
}

function mediaTypeAlone(mediaType: string): string {
  return mediaType.split(';')[0] ?? mediaType;
}
