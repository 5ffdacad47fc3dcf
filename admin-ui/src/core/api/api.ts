import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { Problem } from '../problem/problem';
import type { ApiRequest } from './api-request';

/** What goes along with one request. */
export interface SendOptions {
  /** The `version` that was read: the server answers 412 when somebody else has changed the resource since. */
  readonly ifMatch?: number;
}

/**
 * Sends requests. A write is a promise that belongs to nobody's page: leaving the page does not cancel it.
 *
 * @example
 * ```ts
 * const created = await inject(Api).send(organizationsCreate({ name: 'Acme' }));
 * ```
 */
@Injectable({ providedIn: 'root' })
export class Api {
  readonly #http = inject(HttpClient);

  /**
   * Idempotency keys of POSTs of which nobody knows whether they arrived. Sending the same again uses the same key, so
   * that pressing "Save" twice over a broken line makes one thing.
   */
  readonly #unanswered = new Map<string, string>();

  /**
   * Sends one request.
   *
   * @throws {@link Problem} for every answer that is not a success, and when the server cannot be reached
   */
  async send<Answer>(request: ApiRequest<Answer>, options: SendOptions = {}): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;

    const repeatable = request.method === 'POST' && !(request.body instanceof FormData);
    const identity = repeatable ? `${request.url}\n${JSON.stringify(request.body) ?? ''}` : '';
    if (repeatable) {
      const key = this.#unanswered.get(identity) ?? crypto.randomUUID();
      this.#unanswered.set(identity, key);
      headers['Idempotency-Key'] = key;
    }

    try {
      const answer = await firstValueFrom(
        this.#http.request<Answer>(request.method, request.url, { body: request.body, headers }),
      );
      this.#unanswered.delete(identity);
      return answer;
    } catch (error) {
      if (!(error instanceof Problem && error.unanswered)) this.#unanswered.delete(identity);
      throw error;
    }
  }
}
