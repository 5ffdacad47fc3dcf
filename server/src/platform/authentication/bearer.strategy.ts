import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { Actor } from '../authorization/actor.js';
import { AppError } from '../http/app-error.js';
import { ClientDirectory } from './client-directory.js';

/** The token that a request shows; null without one. */
export function bearerTokenOf(request: FastifyRequest): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Recognises a program by the token in its `Authorization` header. No browser adds that by itself, so no site can. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly clients: ClientDirectory) {
    super();
  }

  /** @throws AppError 401 for a token that is not in force: whoever shows one means to be known. */
  async validate(request: FastifyRequest): Promise<Actor | null> {
    const token = bearerTokenOf(request);
    if (token === null) return null;
    const actor = await this.clients.actorOfToken(token);
    if (actor !== null) return actor;
    throw new AppError('auth.invalid-token', 401, 'This token is unknown or has expired. Ask for another one.', {
      headers: { 'www-authenticate': 'Bearer realm="Seatwise", error="invalid_token"' },
    });
  }
}
