import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../server/src/platform/config/config.schema.js';

interface Service {
  image: string;
  build?: string;
  user?: string;
  command?: string[];
  read_only?: boolean;
  environment: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml');
  const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(text, { merge: true });
  const { postgres, migrate, web, worker } = compose.services as Record<string, Service> & {
    postgres: Service;
    migrate: Service;
    web: Service;
    worker: Service;
  };

  it('runs web and worker on one image, each in its role', () => {
    expect(web.environment['ROLE']).toBe('web');
    expect(worker.environment['ROLE']).toBe('worker');
    expect(new Set([web, worker, migrate].map(({ image, build }) => `${image} ${build}`))).toHaveLength(1);
    expect(web.ports).toEqual(['${HOST:-127.0.0.1}:${PORT:-3000}:3000']);
    expect(worker.ports).toBeUndefined();
  });

  it('migrates once, after the database is there and before anybody uses it', () => {
    expect(migrate.command).toEqual(['node', 'dist/server/cli.js', 'migrate']);
    expect(migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const service of [web, worker]) {
      expect(service.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
    }
  });

  it('keeps the data of PostgreSQL 18 in a volume, where that image has it', () => {
    expect(postgres.image).toBe('postgres:18');
    expect(postgres.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(['database', 'exports']);
    expect(postgres.healthcheck?.test).toContain('pg_isready');
  });

  it('gives nobody more rights than needed', () => {
    for (const service of [web, worker, migrate]) expect(service).toMatchObject({ read_only: true, tmpfs: ['/tmp'] });
    for (const service of Object.values(compose.services)) {
      expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    expect(postgres.user).toBe('postgres');
  });

  it('speaks only of variables that the server knows', () => {
    for (const service of [web, worker, migrate]) {
      expect(Object.keys(configSchema)).toEqual(expect.arrayContaining(Object.keys(service.environment)));
    }
    const asked = Array.from(text.matchAll(/\$\{(\w+)/g), ([, name]) => name).filter(
      (name) => name !== 'POSTGRES_PASSWORD',
    );
    expect(Object.keys(configSchema)).toEqual(expect.arrayContaining(asked));
  });

  it('passes on every variable that the server knows, but those that a container decides itself', () => {
    const own = new Set(['HOST', 'PORT', 'DATA_DIR', 'LOG_FORMAT', 'ROLE', 'DATABASE_URL']);
    for (const name of Object.keys(configSchema).filter((each) => !own.has(each))) {
      expect(web.environment[name], name).toContain(`\${${name}:`);
    }
  });

  it('refuses to start without its secrets, and says where they come from', () => {
    for (const name of ['SECRET_KEY', 'POSTGRES_PASSWORD']) {
      const uses = Array.from(text.matchAll(new RegExp(`\\$\\{${name}([^}]*)\\}`, 'g')), ([, rest]) => rest);
      expect(uses).not.toHaveLength(0);
      for (const use of uses) expect(use).toMatch(/^:\?.*missing in \.env/);
    }
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile').replaceAll('\\\n', ' ');
  const instructions = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
  const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
  const of = (keyword: string): string[] => lastStage.filter((line) => line.startsWith(`${keyword} `));

  it('builds in one stage and runs in another, as somebody else than root', () => {
    expect(instructions.filter((line) => line.startsWith('FROM '))).toEqual([
      'FROM node:26-slim AS build',
      'FROM node:26-slim',
    ]);
    expect(of('USER')).toEqual(['USER node']);
    expect(of('COPY').every((line) => line.includes('--from=build'))).toBe(true);
  });

  it('asks the server itself whether it is ready, with the Node that is there anyway', () => {
    expect(of('HEALTHCHECK').join()).toMatch(/CMD \["node".*\/health\/ready/);
    expect(text).not.toContain('curl');
  });

  it('sets only variables that the server knows', () => {
    const names = of('ENV').flatMap((line) => Array.from(line.matchAll(/ (\w+)=/g), ([, name]) => name));
    expect(names).toContain('DATA_DIR');
    expect(Object.keys(configSchema)).toEqual(expect.arrayContaining(names.filter((name) => name !== 'NODE_ENV')));
  });

  it('copies into the build only what .dockerignore lets through, and that includes every source', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(allowed).toEqual(
      expect.arrayContaining(['!server', '!admin-ui', '!tools', '!package-lock.json', '!.npmrc']),
    );
  });
});
