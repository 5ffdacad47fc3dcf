import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the rendered guide at `/guide/`, to anybody: a page has an address without an ending. */
export async function registerGuide(app: NestFastifyApplication, directory: string): Promise<void> {
  if (!existsSync(path.join(directory, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: directory,
    prefix: '/guide/',
    decorateReply: false,
    extensions: ['html'],
    cacheControl: false,
    setHeaders: (response) => {
      response.header('cache-control', 'no-cache');
    },
  });
  fastify.get('/guide', (_request, reply) => reply.redirect('/guide/'));
}
