import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../platform/config/config.js';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { readableFailure } from '../../startup-failure.js';
import { SetupService } from './setup.service.js';

describe('the administrator of the environment', () => {
  const ADMIN_EMAIL = 'olga.first@seatwise.test';
  const startWith = (ADMIN_PASSWORD: string) => startTestServer({ ADMIN_EMAIL, ADMIN_PASSWORD });
  const prepare = (started: TestServer) => started.app.get(SetupService).prepare();

  it.each([
    ['1q2w3e4r5t6y', /^ADMIN_PASSWORD cannot be used\. This password is among those that are guessed first\./],
    ['olga.first-2026', /^ADMIN_PASSWORD cannot be used\. This password is little more than your name/],
  ])('stops the start with a readable line for the password %s', async (password, message) => {
    const started = await startWith(password);
    try {
      expect(await prepare(started)).toBeNull();
      await started.database.query(sql`UPDATE technician SET active = FALSE`);
      const refusal = await prepare(started).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      expect(readableFailure(refusal)).toMatch(message);
    } finally {
      await started.close();
    }
  });
});
