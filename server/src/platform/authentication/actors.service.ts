import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/actor.js';
import { AccountDirectory } from './account-directory.js';
import { ClientDirectory } from './client-directory.js';

/** Finds those again who asked for what is done later. */
@Injectable()
export class Actors {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly clients: ClientDirectory,
  ) {}

  /** A technician who may sign in, with what they may do now; null for anybody else. */
  technician(id: number): Promise<Actor | null> {
    return this.accounts.actorOf(id);
  }

  /** Who is meant by an `actorKey`, with what they may do now; null when they are gone. */
  byKey(key: string): Promise<Actor | null> {
    const [, client] = /^client (\d+)$/.exec(key) ?? [];
    return client === undefined ? this.accounts.actorOf(Number(key)) : this.clients.actorOf(Number(client));
  }

  /** Which program a bearer token stands for; null when the token is over, or the program gone. */
  byToken(token: string): Promise<Actor | null> {
    return this.clients.actorOfToken(token);
  }
}
