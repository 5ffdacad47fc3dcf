import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { Actor } from '../authorization/actor.js';
import { AppError } from '../http/app-error.js';
import { Config } from '../config/config.js';
import { Authentication } from './authentication.service.js';
import { sessionCookie } from './session-cookie.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Recognises a browser by its session cookie. A change also needs the header that only our own pages can send. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session') {
  constructor(
    private readonly authentication: Authentication,
    private readonly config: Config,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<Actor | null> {
    const token = request.cookies[sessionCookie];
    if (token === undefined) return null;
    const actor = await this.authentication.actorOfSession(token);
    if (actor !== null && !safeMethods.has(request.method)) this.demandOwnPage(request);
    return actor;
  }

  /** @throws AppError 403 for a change that another site made the browser send. */
  private demandOwnPage(request: FastifyRequest): void {
    const { origin } = request.headers;
    const foreign =
      origin !== undefined && origin !== `${request.protocol}://${request.host}` && origin !== this.config.publicUrl;
    if (foreign || request.headers['x-requested-with'] === undefined) {
      throw new AppError(
        'auth.foreign-origin',
        403,
        'With the session cookie, changes need the header X-Requested-With and come from this site.',
      );
    }
  }
}
