import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { OnboardingRequest, OnboardingResponse } from './onboarding.dto.js';
import { OnboardingService } from './onboarding.service.js';

@ApiTags('Onboarding')
@Controller('onboarding')
export class OnboardingController {
  constructor(private readonly onboarding: OnboardingService) {}

  /** The checklist of setting up, each step done as soon as there is what it asks for. */
  @Get()
  @Can('read', 'Onboarding')
  @ApiOperation({ operationId: 'onboarding.get' })
  get(@CurrentActor() actor: Actor): Promise<OnboardingResponse> {
    return this.onboarding.get(actor);
  }

  /** Puts the checklist away, or shows it again. */
  @Put()
  @Can('update', 'Onboarding')
  @ApiOperation({ operationId: 'onboarding.update' })
  update(@CurrentActor() actor: Actor, @Body() body: OnboardingRequest): Promise<OnboardingResponse> {
    return this.onboarding.update(actor, body.dismissed);
  }
}
