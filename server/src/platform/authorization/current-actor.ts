import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SpooledFile } from '../http/file-upload.js';
import type { Actor } from './actor.js';

/** A request on which authentication has left who asks. */
export interface ActorRequest extends FastifyRequest {
  actor?: Actor;
  /** The file of a route that takes one. */
  upload?: SpooledFile;
}

/** Parameter of a handler: who asks. The route must not be public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActorRequest>().actor;
  if (actor === undefined) throw new Error('A public route has no actor.');
  return actor;
});
