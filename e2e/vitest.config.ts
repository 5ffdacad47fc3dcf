import { defineConfig } from 'vitest/config';

/** Journeys through the built product: each file starts servers of its own, one file after another. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    name: 'journeys',
    include: ['e2e/**/*.e2e.spec.ts'],
    globalSetup: ['server/src/platform/testing/template-database.ts'],
    setupFiles: ['server/src/platform/testing/setup.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
