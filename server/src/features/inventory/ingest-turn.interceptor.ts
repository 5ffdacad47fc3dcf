import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { FastifyRequest } from 'fastify';
import { IngestGate } from './ingest-gate.js';
import { InventoryController } from './inventory.controller.js';
import { devicesAtOnce } from './inventory.service.js';

/**
 * A call of a program has its turn before anything of it is done. It stands before whatever opens a transaction around
 * requests: who waits for a turn while holding a connection keeps it from those whose turn it is.
 */
@Injectable()
export class IngestTurnInterceptor implements NestInterceptor {
  constructor(private readonly gate: IngestGate) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getClass() !== InventoryController) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // One transaction has one connection.
    const weight = request.headers['idempotency-key'] === undefined ? devicesAtOnce : 1;
    const claim = { weight, call: true };
    return from(this.gate.work(request, claim, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
