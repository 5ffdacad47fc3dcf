import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { Actor } from '../authorization/actor.js';
import { AppError } from '../http/app-error.js';
import { ClientDirectory } from './client-directory.js';

/** Recognises a program by the token in its `Authorization` header. No browser adds that by itself, so no site can. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly clients: ClientDirectory) {
    super();
  }

  /** @throws AppError 401 for a token that is not in force: whoever shows one means to be known. */
  async validate(request: FastifyRequest): Promise<Actor | null> {
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return null;
    const actor = await this.clients.actorOfToken(token);
    if (actor !== null) return actor;
    throw new AppError('auth.invalid-token', 401, 'This token is unknown or has expired. Ask for another one.', {
      headers: { 'www-authenticate': 'Bearer realm="Seatwise", error="invalid_token"' },
    });
  }
}
