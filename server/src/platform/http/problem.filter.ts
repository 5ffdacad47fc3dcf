import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAway, problemOf } from './problem.js';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { problem, headers } = problemOf(error, request.id);
    const where = { correlationId: request.id, method: request.method, path: request.routeOptions.url ?? '' };
    // Everybody is told so while the database is away; where in the code says nothing more.
    if (isAway(error)) this.logger.warn(where, String(error));
    else if (problem.status >= 500) this.logger.error(where, error instanceof Error ? error.stack : String(error));
    // A stream that already began can only be cut off.
    if (reply.sent) return;
    void reply.status(problem.status).headers(headers).type('application/problem+json; charset=utf-8').send(problem);
  }
}
