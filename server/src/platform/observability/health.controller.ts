import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../authorization/can.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { AppError } from '../http/app-error.js';

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

  /** The process can answer: the database does. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ status: string }> {
    try {
      await this.database.query(sql`SELECT 1`);
    } catch {
      throw new AppError('not-ready', 503, 'The database does not answer.');
    }
    return { status: 'ok' };
  }
}
