import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What the server keeps for itself; every other path is a page of the panel. */
const serverPaths = /^\/(api|health|metrics|guide)(\/|$)/;

const yearInSeconds = 31_536_000;

/** Serves the built admin panel: its files, and its index for every path that is a page. */
export async function registerPanel(app: NestFastifyApplication, directory: string): Promise<void> {
  if (!existsSync(path.join(directory, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (response, file) => {
      // Built files carry a hash in their name; the index must always be asked for.
      const immutable = /-[A-Za-z0-9_-]{8}\.(js|css|svg|woff2)$/.test(file);
      response.header('cache-control', immutable ? `public, max-age=${yearInSeconds}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    const pathOf = request.url.split('?')[0] ?? '/';
    if (serverPaths.test(pathOf) || path.extname(pathOf) !== '') return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
