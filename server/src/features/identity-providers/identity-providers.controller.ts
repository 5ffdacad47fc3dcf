import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/authorization/actor.js';
import { Can } from '../../platform/authorization/can.js';
import { CurrentActor } from '../../platform/authorization/current-actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ApiExport, ListExport } from '../../platform/http/list-export.js';
import { NeverRepeated } from '../../platform/http/never-repeated.js';
import { IfMatch } from '../../platform/http/versions.js';
import {
  CallbackAddressResponse,
  CreateIdentityProviderRequest,
  IdentityProviderExportQuery,
  IdentityProviderListQuery,
  IdentityProviderPage,
  IdentityProviderResponse,
  ProviderCheckResponse,
  UpdateIdentityProviderRequest,
} from './identity-providers.dto.js';
import { identityProviderExport } from './identity-providers.export.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { OpenIdClients } from './openid-clients.service.js';

@ApiTags('Sign-in providers')
@Controller('identity-providers')
export class IdentityProvidersController {
  constructor(
    private readonly providers: IdentityProvidersService,
    private readonly clients: OpenIdClients,
  ) {}

  /** Sign-in providers. Sorts by name, issuer, createdAt; `q` searches name and issuer. */
  @Get()
  @Can('read', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.list' })
  list(@CurrentActor() actor: Actor, @Query() query: IdentityProviderListQuery): Promise<IdentityProviderPage> {
    return this.providers.list(actor, query).page(query);
  }

  /** The whole list as a file, with the same filters and order. */
  @Get('export')
  @Can('read', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.export' })
  @ApiExport()
  export(@CurrentActor() actor: Actor, @Query() query: IdentityProviderExportQuery): ListExport {
    return ListExport.of(this.providers.list(actor, query), identityProviderExport, query);
  }

  /** The redirect address to enter at a provider. */
  @Get('callback')
  @Can('read', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.callback' })
  callback(): CallbackAddressResponse {
    return { callbackUrl: this.clients.callbackUrl };
  }

  /**
   * Adds an OpenID Connect provider. The provider is not asked yet: see `test`. 409 `identity-provider.name-taken`, 403
   * `permissions.beyond-own` for what gives more than the actor may do.
   */
  @Post()
  @Can('create', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.create' })
  create(@CurrentActor() actor: Actor, @Body() body: CreateIdentityProviderRequest): Promise<IdentityProviderResponse> {
    return this.providers.create(actor, body);
  }

  /** One sign-in provider. */
  @Get(':id')
  @Can('read', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.get' })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<IdentityProviderResponse> {
    return this.providers.get(actor, id);
  }

  /**
   * Changes the fields that are given. Another issuer needs the secret again, and vouches for nobody whom the one before
   * vouched for. 409 `identity-provider.name-taken`, 422 `identity-provider.secret-needed`.
   */
  @Patch(':id')
  @Can('update', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.update' })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: UpdateIdentityProviderRequest,
    @IfMatch() version: number | null,
  ): Promise<IdentityProviderResponse> {
    return this.providers.update(actor, id, body, version);
  }

  /** Asks the provider what it says of itself and whether it knows this installation, and says what is wrong. */
  @Post(':id/test')
  @HttpCode(200)
  @Can('update', 'IdentityProvider')
  @NeverRepeated()
  @ApiOperation({ operationId: 'identityProviders.test' })
  test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<ProviderCheckResponse> {
    return this.providers.check(actor, id);
  }

  /** Deletes a provider. Technicians who signed in by it stay; those without a password need an invitation. */
  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'IdentityProvider')
  @ApiOperation({ operationId: 'identityProviders.delete' })
  delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.providers.delete(actor, id, version);
  }
}
