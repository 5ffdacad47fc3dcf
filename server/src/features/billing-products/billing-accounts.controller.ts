import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InApp } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  BillingAccountExportQuery,
  BillingAccountListQuery,
  BillingAccountPage,
  BillingAccountResponse,
  CreateBillingAccountRequest,
  UpdateBillingAccountRequest,
} from './billing-accounts.dto.js';
import { billingAccountExport } from './billing-accounts.export.js';
import { BillingAccountsService } from './billing-accounts.service.js';

@ApiTags('Billing')
@InApp('billing')
@Controller('billing/accounts')
export class BillingAccountsController {
  constructor(private readonly accounts: BillingAccountsService) {}

  /** Accounts. Sorts by code, name, productCount, createdAt; `q` searches code, name and description. */
  @Get()
  @Can('read', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.list' })
  list(@CurrentActor() actor: Actor, @Query() query: BillingAccountListQuery): Promise<BillingAccountPage> {
    return this.accounts.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: BillingAccountExportQuery): ListExport {
    return ListExport.of(this.accounts.list(actor, query), billingAccountExport, query);
  }

  /** Creates an account. 409 `account.code-taken`. */
  @Post()
  @Can('create', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateBillingAccountRequest): Promise<BillingAccountResponse> {
    return this.accounts.create(actor, body);
  }

  /** One account. */
  @Get(':id')
  @Can('read', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<BillingAccountResponse> {
    return this.accounts.get(actor, id);
  }

  /** Changes the fields that are given. 409 `account.default` for the account of a quantity source, `account.code-taken`. */
  @Patch(':id')
  @Can('update', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateBillingAccountRequest,
    @IfMatch() version: number | null,
  ): Promise<BillingAccountResponse> {
    return this.accounts.update(actor, id, body, version);
  }

  /**
   * Deletes an account. 409 `account.default` for the account of a quantity source, `account.in-use` while products are
   * booked under it, with their number in `productCount`.
   */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'BillingAccount')
  @ApiOperation({ operationId: 'billingAccounts.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.accounts.delete(actor, id, version);
  }
}
