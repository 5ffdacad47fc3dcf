import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../authorization/can.js';
import { Database } from '../database/database.js';
import { awayReason } from '../database/database-away.js';
import { sql } from '../database/sql.js';
import { AppError } from '../http/app-error.js';
import { retryAfterSeconds } from '../http/problem.js';

/** How long the database may take to answer nothing at all. */
const patienceMilliseconds = 5_000;

/** For load balancers and supervisors. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can answer: the database does. Says why not. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ status: string }> {
    const reason = await this.reasonNotToAnswer();
    if (reason === null) return { status: 'ok' };
    throw new AppError('not-ready', 503, `The database does not answer. ${reason}`, {
      headers: { 'retry-after': retryAfterSeconds },
    });
  }

  private async reasonNotToAnswer(): Promise<string | null> {
    const patience = new AbortController();
    const asked = this.database.query(sql`SELECT 1`).then(
      () => null,
      (error: unknown) => awayReason(error) ?? 'It answers with an error.',
    );
    const late = setTimeout(patienceMilliseconds, 'It takes too long to answer.', { signal: patience.signal });
    try {
      return await Promise.race([asked, late.catch(() => null)]);
    } finally {
      patience.abort();
    }
  }
}
