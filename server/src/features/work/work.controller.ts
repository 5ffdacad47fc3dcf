import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { WorkListResponse } from './work.dto.js';
import { WorkService } from './work.service.js';

@ApiTags('Work')
@Controller('work')
export class WorkController {
  constructor(private readonly work: WorkService) {}

  /**
   * What takes long and goes on, as far as you may see it: imports and checks of files, seats that are being moved, exports
   * of invoices. Your own imports and exports stay for a day after they end.
   */
  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'work.list' })
  list(@CurrentActor() actor: Actor): Promise<WorkListResponse> {
    return this.work.list(actor);
  }
}
