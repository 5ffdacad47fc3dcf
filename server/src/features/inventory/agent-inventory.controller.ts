import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/authorization/can.js';
import { agentHeadersOf, headerOf } from './agent-headers.js';
import { type AgentAnswer, AgentInventoryService, type Turn } from './agent-inventory.service.js';
import { IngestGate } from './ingest-gate.js';

const contentTypes = [
  'application/xml',
  'application/json',
  'application/x-compress-zlib',
  'application/x-compress-gzip',
  'application/x-compress',
];

/** The one address that an inventory agent is given. */
@ApiTags('Inventory')
@Controller('inventory/agents/:token')
export class AgentInventoryController {
  constructor(
    private readonly inventory: AgentInventoryService,
    private readonly gate: IngestGate,
  ) {}

  /**
   * What GLPI Agent, FusionInventory Agent and OCS Inventory Agent send, as they send it: XML (PROLOG, INVENTORY) or
   * JSON (contact, inventory, full or partial), plain or compressed. The enrollment token in the path is all the
   * authentication there is. An inventory is answered when the seats that follow from it are committed. Errors are
   * `{"status":"error","message":"…"}` for agents that speak JSON. While more inventories come in than can be taken, some
   * are answered 429 with `Retry-After`, and nothing of them is taken.
   */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'inventory.agent' })
  @ApiConsumes(...contentTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProduces('application/xml', 'application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiTooManyRequestsResponse({ description: '`inventory.busy`: come back after `Retry-After` seconds.' })
  async answer(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const turn: Turn = (work) => this.gate.work(request, { weight: 1, call: false }, work);
    send(reply, await this.inventory.answer(token, body, agentHeadersOf(request), turn));
  }

  /** Whether the address is good: 200, or 401 when its token is unknown or revoked. */
  @Get()
  @Public()
  @ApiOperation({ operationId: 'inventory.agentProbe' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object', properties: { status: { type: 'string' } } } })
  async probe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requestId = headerOf(request, 'glpi-request-id');
    send(reply, await this.inventory.probe(token, agentHeadersOf(request), requestId));
  }
}

function send(reply: FastifyReply, answer: AgentAnswer): void {
  void reply.headers(answer.headers ?? {});
  // Not `type()`, which would add a character set that agents do not expect.
  void reply.status(answer.status).header('content-type', answer.contentType).send(answer.body);
}
