import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { type ActorRequest, CurrentActor } from '../../platform/authorization/current-actor.js';
import { type SpooledFile, TakesUpload, TheUpload } from '../../platform/http/file-upload.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { templateFile } from './import-template.js';
import {
  ImportLicensesForm,
  ImportLicensesQuery,
  ImportLicensesResponse,
  LicenseImportExportQuery,
  LicenseImportItemExportQuery,
  LicenseImportItemListQuery,
  LicenseImportItemPage,
  LicenseImportListQuery,
  LicenseImportPage,
  LicenseImportResponse,
} from './license-imports.dto.js';
import { licenseImportExport, licenseImportItemExport } from './license-imports.export.js';
import { LicenseImportsService } from './license-imports.service.js';

/** The largest file, in bytes. */
const largestFile = 32 * 1024 * 1024;

const upload = { limitOf: () => largestFile, bareType: 'text/csv' };

@ApiTags('License imports')
@InApp('asset-management')
@Controller('licenses')
export class LicenseImportsController {
  constructor(private readonly imports: LicenseImportsService) {}

  /**
   * Imports a CSV file with the columns of the export of licenses, or with those of Snipe-IT's license import as they
   * are; licenses are found by their names, whatever their case. Also takes the file alone, as `text/csv`. Rows are
   * judged one by one, and what is as the file says already is left alone: importing a file again changes nothing.
   * 422 `import.header` names the columns that were expected and found. The answer begins at once and grows with the
   * rows that are done; with an `Idempotency-Key` it comes as a whole. JSON that breaks off tells that the import did.
   */
  @Post('import')
  @HttpCode(200)
  @Can('update', 'License')
  @TakesUpload(upload)
  @ApiBody({ type: ImportLicensesForm })
  @ApiOkResponse({ type: ImportLicensesResponse })
  @ApiOperation({ operationId: 'licenses.import' })
  async importNow(
    @CurrentActor() actor: Actor,
    @TheUpload() file: SpooledFile,
    @Query() query: ImportLicensesQuery,
    @Req() request: ActorRequest,
  ): Promise<ImportLicensesResponse | StreamableFile> {
    // An answer that is kept for a repeated request has to be there as a whole.
    if (request.headers['idempotency-key'] !== undefined) return this.imports.importNow(actor, file, query);
    const answer = await this.imports.importStreaming(actor, file, query);
    return new StreamableFile(answer, { type: 'application/json; charset=utf-8' });
  }

  /** Imports or checks a file as `POST /licenses/import` does, in the background. 422 where none of it can be imported. */
  @Post('imports')
  @Can('update', 'License')
  @TakesUpload(upload)
  @ApiBody({ type: ImportLicensesForm })
  @ApiOperation({ operationId: 'licenseImports.create' })
  create(
    @CurrentActor() actor: Actor,
    @TheUpload() file: SpooledFile,
    @Query() query: ImportLicensesQuery,
  ): Promise<LicenseImportResponse> {
    return this.imports.create(actor, file, query);
  }

  /** Your imports and checks of the last 30 days, newest first; a system administrator sees those of everybody. */
  @Get('imports')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.list' })
  list(@CurrentActor() actor: Actor, @Query() query: LicenseImportListQuery): Promise<LicenseImportPage> {
    return this.imports.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('imports/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: LicenseImportExportQuery): ListExport {
    return ListExport.of(this.imports.list(actor, query), licenseImportExport, query);
  }

  /** A file to fill in: the columns, and a license of each kind as an example. */
  @Get('imports/template')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.template' })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  template(): StreamableFile {
    return new StreamableFile(Buffer.from(templateFile()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="licenses-template.csv"',
    });
  }

  /** One import, and how far it is. */
  @Get('imports/:id')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<LicenseImportResponse> {
    return this.imports.get(actor, id);
  }

  /** What became of each row, as far as the import is. */
  @Get('imports/:id/items')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.items' })
  async items(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseImportItemListQuery,
  ): Promise<LicenseImportItemPage> {
    return (await this.imports.items(actor, id, query)).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('imports/:id/items/export')
  @Can('read', 'License')
  @ApiOperation({ operationId: 'licenseImports.exportItems' })
  @ApiExport()
  async exportItems(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: LicenseImportItemExportQuery,
  ): Promise<ListExport> {
    return ListExport.of(await this.imports.items(actor, id, query), licenseImportItemExport, query);
  }

  /** Imports the file of a check that has ended. 409 `import.not-checked`. */
  @Post('imports/:id/start')
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseImports.start' })
  start(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<LicenseImportResponse> {
    return this.imports.start(actor, id);
  }

  /** Ends an import early; what is done stays, and importing the file again does the rest. */
  @Post('imports/:id/cancel')
  @HttpCode(200)
  @Can('update', 'License')
  @ApiOperation({ operationId: 'licenseImports.cancel' })
  cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<LicenseImportResponse> {
    return this.imports.cancel(actor, id);
  }
}
