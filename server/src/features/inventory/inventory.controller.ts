import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { InventoryRequest, InventoryResponse } from './inventory.dto.js';
import { InventoryService } from './inventory.service.js';

@ApiTags('Inventory')
@Controller('inventory')
export class InventoryController {
  constructor(private readonly inventory: InventoryService) {}

  /**
   * Reports devices with the software on them: up to 1,000, or 32 MiB, a call. Known ones are updated (permission to
   * update devices), new ones made. Each is written as a whole or not at all, and one that is wrong does not keep the
   * others out: see `rejected`. Answers when the seats that follow are committed. While more comes in than can be taken,
   * the answer is 429 with `Retry-After`, and nothing of the call is taken.
   */
  @Post()
  @HttpCode(200)
  @Can('create', 'Device')
  @ApiOperation({ operationId: 'inventory.report' })
  @ApiBody({ type: InventoryRequest })
  @ApiOkResponse({ type: InventoryResponse })
  @ApiTooManyRequestsResponse({ description: '`inventory.busy`: come back after `Retry-After` seconds.' })
  // Not `@Body`: 1,000 devices with all their software would take the request classes many seconds to check.
  report(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<InventoryResponse> {
    return this.inventory.report(actor, request.body);
  }
}
