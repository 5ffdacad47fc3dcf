import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fastifyCookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPanel } from './panel.js';

@Module({})
class NothingElse {}

let directory: string;
let app: NestFastifyApplication;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'seatwise-panel-'));
  mkdirSync(path.join(directory, 'de'));
  mkdirSync(path.join(directory, 'media'));
  const write = (file: string, content: string | Buffer) => writeFileSync(path.join(directory, file), content);
  write('index.html', '<html lang="en-US">');
  write('de/index.html', '<html lang="de">');
  write('main-ABCDEFGH.js', 'plain();');
  write('main-ABCDEFGH.js.br', brotliCompressSync('plain();'));
  app = await NestFactory.create<NestFastifyApplication>(NothingElse, new FastifyAdapter(), { logger: false });
  await app.register(fastifyCookie);
  await registerPanel(app, directory);
  await app.init();
});
afterAll(async () => {
  await app?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the panel', () => {
  const page = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'GET', url: '/licenses/12/overview?tab=1', headers })).body;

  it('answers every page in the language of its reader', async () => {
    expect(await page({ 'accept-language': 'de-AT,de;q=0.9' })).toContain('lang="de"');
    expect(await page({ 'accept-language': 'fr' })).toContain('lang="en-US"');
    expect(await page({ 'accept-language': 'de', cookie: 'language=en' })).toContain('lang="en-US"');
    expect(await page({ cookie: 'language=de' })).toContain('lang="de"');
    expect(await page({ cookie: 'language=media' })).toContain('lang="en-US"');
  });

  it('tells caches what the page depends on, and to ask for it every time', async () => {
    const { headers } = await app.inject({ method: 'GET', url: '/' });
    expect(headers.vary).toBe('accept-language, cookie, accept-encoding');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('sends built files packed, to be kept for ever', async () => {
    const packed = await app.inject({ url: '/main-ABCDEFGH.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const { body, headers } = await app.inject({ url: '/main-ABCDEFGH.js' });
    expect([body, headers['content-encoding']]).toEqual(['plain();', undefined]);
  });

  it('makes no page of a file that is not there, nor of what is the server’s own', async () => {
    for (const url of ['/gone.js', '/de/gone.css', '/api/v1/nothing', '/health']) {
      expect((await app.inject({ url })).statusCode, url).toBe(404);
    }
  });
});
