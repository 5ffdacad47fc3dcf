import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { languageCookie, panelLanguage } from './panel-language.rules.js';

/** What the server keeps for itself; every other path is a page of the panel. */
const serverPaths = /^\/(api|health|metrics|guide)(\/|$)/;

const yearInSeconds = 31_536_000;

/** The language that the panel's texts are written in: it is built into the directory itself, others into folders of it. */
const sourceLanguage = 'en';

/** Serves the built admin panel: its files, and its index, in the reader's language, for every path that is a page. */
export async function registerPanel(app: NestFastifyApplication, directory: string): Promise<void> {
  if (!existsSync(path.join(directory, 'index.html'))) return;
  const languages = [sourceLanguage, ...translations(directory)] as const;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (response, file) => {
      // Built files carry a hash in their name; the index must always be asked for.
      const immutable = /-[A-Za-z0-9_-]{8}\.(js|css|svg|woff2)(\.br|\.gz)?$/.test(file);
      response.header('cache-control', immutable ? `public, max-age=${yearInSeconds}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    const pathOf = request.url.split('?')[0] ?? '/';
    if (serverPaths.test(pathOf) || path.extname(pathOf) !== '') return reply.callNotFound();
    const language = panelLanguage(languages, request.cookies[languageCookie], request.headers['accept-language']);
    reply.header('vary', 'accept-language, cookie');
    return reply.sendFile(language === sourceLanguage ? 'index.html' : `${language}/index.html`);
  });
}

/** The languages that lie beside the one of the texts. */
function translations(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, 'index.html')))
    .map(({ name }) => name);
}
