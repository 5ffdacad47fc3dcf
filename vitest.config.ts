import { defineConfig } from 'vitest/config';

/** Nest's decorators also in spec files, which the server's own tsconfig leaves out. */
const oxc = { decorator: { legacy: true, emitDecoratorMetadata: true } };

/** Three sizes of test: `.spec` is pure, `.db.spec` has a database of its own, `.http.spec` a whole server. */
export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['server/src/**/*.spec.ts', 'tools/**/*.spec.ts', 'bench/**/*.spec.ts', 'e2e/**/*.spec.ts'],
          exclude: ['**/*.db.spec.ts', '**/*.http.spec.ts', '**/*.e2e.spec.ts', '**/node_modules/**'],
          setupFiles: ['server/src/platform/testing/setup.ts'],
        },
      },
      {
        oxc,
        test: {
          name: 'database',
          include: ['server/src/**/*.db.spec.ts', 'server/src/**/*.http.spec.ts', 'bench/**/*.db.spec.ts'],
          globalSetup: ['server/src/platform/testing/template-database.ts'],
          setupFiles: ['server/src/platform/testing/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
