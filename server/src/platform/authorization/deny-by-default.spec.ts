import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { expect, it } from 'vitest';
import { Authorization } from './authorization.service.js';
import { Can, Public } from './can.js';
import { RouteAudit } from './route-audit.js';

@Controller('open')
class OpenController {
  @Get()
  @Public()
  read(): string {
    return 'open';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'forgotten';
  }
}

@Controller('unknown')
class UnknownController {
  @Get()
  @Can('read', 'Nothing')
  read(): string {
    return 'unknown';
  }
}

async function boot(controllers: (new () => object)[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [Authorization, RouteAudit] })
  class TestModule {}
  const app = await NestFactory.create(TestModule, new FastifyAdapter(), { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
}

it('boots when every route declares its access', async () => {
  await expect(boot([OpenController])).resolves.toBeUndefined();
});

it('does not boot with a route that declares none', async () => {
  await expect(boot([OpenController, ForgottenController])).rejects.toThrow(
    'ForgottenController.read has neither @Can, @SignedIn nor @Public',
  );
});

it('does not boot with a subject that no policy speaks of', async () => {
  await expect(boot([UnknownController])).rejects.toThrow('no policy for Nothing');
});
