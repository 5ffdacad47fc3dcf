import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryWords } from '../../platform/http/list-query.js';
import { importLayouts } from './import-layouts.rules.js';
import { importActions, importStates } from './license-imports.types.js';

export class ImportLicensesQuery {
  /** true: says what would become of each row, and stores nothing. */
  @QueryFlag()
  dryRun?: boolean;

  /** Of amounts that say no currency, as in files of Snipe-IT: an ISO 4217 code. Absent: USD. */
  @ApiPropertyOptional({ type: String, default: 'USD' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value))
  @IsString()
  @MaxLength(3)
  currency?: string;
}

/** The form of an import. */
export class ImportLicensesForm {
  /** CSV with the columns of the export of licenses, or those of Snipe-IT's license import. */
  @ApiProperty({ type: String, format: 'binary' })
  file!: unknown;
}

export class ImportFieldError {
  /** The field of a license that the cell is about, such as `cost.amount`; `holders` for somebody who got no seat. */
  field!: string;
  code!: string;
  message!: string;
}

export class ImportedRowResponse {
  /** The line of the file that the row begins on; the headings are line 1. */
  line!: number;
  name!: string;
  @ApiProperty({ enum: importActions })
  action!: (typeof importActions)[number];
  /** Absent for what failed, and in a dry run for what would be created. */
  @ApiPropertyOptional({ type: Number })
  licenseId?: number;
  /** Why the row failed; of a row that went through, holders that got no seat. */
  @ApiPropertyOptional({ type: [ImportFieldError] })
  errors?: ImportFieldError[];
  /** What is worth knowing though nothing is wrong. */
  @ApiPropertyOptional({ type: [String] })
  notes?: string[];
}

export class ImportLicensesResponse {
  /** Rows with anything in them, the headings aside. */
  total!: number;
  created!: number;
  updated!: number;
  unchanged!: number;
  failed!: number;
  /** Whose columns the file has. */
  @ApiProperty({ enum: importLayouts })
  layout!: (typeof importLayouts)[number];
  /** Headings that were passed over. */
  ignoredColumns!: string[];
  items!: ImportedRowResponse[];
}

export class LicenseImportListQuery extends ListQuery {}

export class LicenseImportExportQuery extends exportQueryOf(LicenseImportListQuery) {}

export class LicenseImportResponse {
  id!: number;
  fileName!: string;
  /** True: a check that stores no license. */
  dryRun!: boolean;
  @ApiProperty({ enum: importStates })
  state!: (typeof importStates)[number];
  @ApiProperty({ enum: importLayouts })
  layout!: (typeof importLayouts)[number];
  ignoredColumns!: string[];
  currency!: string;
  total!: number;
  /** Rows that are done. */
  processed!: number;
  created!: number;
  updated!: number;
  unchanged!: number;
  failed!: number;
  /** Rows with something to look at: those that failed, and those of which a holder got no seat. */
  problems!: number;
  /** Why it ended before its last row; null where it did not. */
  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
  /** True of a check that can be followed by its import. */
  startable!: boolean;
  /** Who asked for it. */
  by!: string;
  createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;
}

export class LicenseImportPage extends pageOf(LicenseImportResponse) {}

export class LicenseImportItemListQuery extends ListQuery {
  /** CREATED, UPDATED, UNCHANGED, FAILED. */
  @QueryWords(importActions)
  action?: (typeof importActions)[number][];

  /** true: rows that failed, and those of which a holder got no seat. */
  @QueryFlag()
  problems?: boolean;
}

export class LicenseImportItemExportQuery extends exportQueryOf(LicenseImportItemListQuery) {}

export class LicenseImportItemResponse extends ImportedRowResponse {
  /** The line again: rows of lists have an id. */
  id!: number;
}

export class LicenseImportItemPage extends pageOf(LicenseImportItemResponse) {}
