import { Body, Controller, HttpCode, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { UpdateAccountRequest } from './own-name.dto.js';
import { OwnName } from './own-name.service.js';

@ApiTags('My account')
@Controller('auth')
export class OwnNameController {
  constructor(private readonly ownName: OwnName) {}

  /** Changes what you are called. */
  @Patch('account')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'auth.updateAccount' })
  update(@CurrentActor() actor: Actor, @Body() body: UpdateAccountRequest): Promise<void> {
    return this.ownName.change(actor, body.name);
  }
}
