import { Controller, Get, HttpCode, Param, ParseEnumPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type AppKey, appKeys } from '../../platform/apps/in-app.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can, SignedIn } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { notFound } from '../../platform/http/app-error.js';
import { AppPage, AppResponse } from './apps.dto.js';
import { AppsService } from './apps.service.js';

const keyPipe = new ParseEnumPipe(Object.fromEntries(appKeys.map((key) => [key, key])), {
  exceptionFactory: () => notFound('app'),
});

@ApiTags('Apps')
@Controller('apps')
export class AppsController {
  constructor(private readonly apps: AppsService) {}

  /** The parts of the product, and which of them are in use. */
  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'apps.list' })
  list(): Promise<AppPage> {
    return this.apps.list();
  }

  /** Begins to use an app. Its pages appear and its API answers. */
  @Post(':key/activate')
  @HttpCode(200)
  @Can('update', 'App')
  @ApiOperation({ operationId: 'apps.activate' })
  @ApiParam({ name: 'key', enum: appKeys })
  activate(@CurrentActor() actor: Actor, @Param('key', keyPipe) key: AppKey): Promise<AppResponse> {
    return this.apps.set(actor, key, true);
  }

  /**
   * Stops using an app. Its pages say so and its API answers 409 `app.inactive`; what it knows is kept, and there again
   * when it is activated.
   */
  @Post(':key/deactivate')
  @HttpCode(200)
  @Can('update', 'App')
  @ApiOperation({ operationId: 'apps.deactivate' })
  @ApiParam({ name: 'key', enum: appKeys })
  deactivate(@CurrentActor() actor: Actor, @Param('key', keyPipe) key: AppKey): Promise<AppResponse> {
    return this.apps.set(actor, key, false);
  }
}
