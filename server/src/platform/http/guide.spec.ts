import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerGuide } from './guide.js';
import { registerPanel } from './panel.js';

@Module({})
class NothingModule {}

let directory: string;
let app: NestFastifyApplication;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'seatwise guide '));
  const files = {
    'browser/index.html': 'the panel',
    'guide/index.html': 'the first page',
    'guide/licenses.html': 'licenses',
    'guide/reference/operate.html': 'operating',
    'guide/pictures/a.webp': 'a picture',
    'secret.html': 'a secret',
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), content);
  }
  app = await NestFactory.create<NestFastifyApplication>(NothingModule, new FastifyAdapter(), { logger: false });
  await app.register(fastifyCookie);
  await registerPanel(app, path.join(directory, 'browser'));
  await registerGuide(app, path.join(directory, 'guide'));
  await app.init();
});
afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

const get = (url: string) => app.inject({ method: 'GET', url });

it.each([
  ['/guide/', 'the first page'],
  ['/guide/licenses', 'licenses'],
  ['/guide/licenses?from=panel', 'licenses'],
  ['/guide/reference/operate', 'operating'],
  ['/guide/pictures/a.webp', 'a picture'],
  ['/guides', 'the panel'],
  ['/licenses', 'the panel'],
])('answers %s', async (url, content) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.body]).toEqual([200, content]);
});

it('leads to the first page', async () => {
  expect((await get('/guide')).headers.location).toBe('/guide/');
});

it.each(['/guide/nothing', '/guide/..%2fsecret', '/guide/%2e%2e/secret.html'])(
  'has no %s, and shows no page of the panel there',
  async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toMatch(/secret$|the panel/);
  },
);
