import { generateSync } from 'otplib';
import type { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import type { TestServer } from '../testing/test-server.js';

/** What an app of this secret shows, so many steps of 30 seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

/** Sets up one-time codes for whoever `as` asks as; the code of now can be used. */
export async function enrolled(
  database: Database,
  as: TestServer['as'],
  proof: object = {},
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await as('post', '/auth/one-time-codes').send(proof).expect(201)).body;
  const confirmed = await as('post', '/auth/one-time-codes/confirm')
    .send({ code: codeOf(secret) })
    .expect(200);
  await forgetSteps(database);
  return { secret, recoveryCodes: confirmed.body.recoveryCodes };
}

/** As if the codes that were used had been of long ago. */
export async function forgetSteps(database: Database): Promise<void> {
  await database.query(sql`UPDATE authenticator SET last_step = 0`);
}
