import { type HttpEvent, HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';

import { Problem } from '../problem/problem';
import type { ApiRequest } from './api-request';

/** What goes along with one request. */
export interface SendOptions {
  /** The `version` that was read: the server answers 412 when somebody else has changed the resource since. */
  readonly ifMatch?: number;
  /** Hears how much of the request is sent, from 0 to 1: for files. */
  readonly progress?: (share: number) => void;
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
      const answer = await this.#answerOf(request, headers, options.progress);
      this.#unanswered.delete(identity);
      return answer;
    } catch (error) {
      if (!(error instanceof Problem && error.unanswered)) this.#unanswered.delete(identity);
      throw error;
    }
  }

  async #answerOf<Answer>(
    { method, url, body }: ApiRequest<Answer>,
    headers: Record<string, string>,
    progress: SendOptions['progress'],
  ): Promise<Answer> {
    if (!progress) return firstValueFrom(this.#http.request<Answer>(method, url, { body, headers }));
    const events = this.#http.request<Answer>(method, url, { body, headers, observe: 'events', reportProgress: true });
    const last = await lastValueFrom(events.pipe(tap((event) => tell(event, progress))));
    // The last event of a request that went well is its answer; what it has is what the operation promises.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (last instanceof HttpResponse ? last.body : undefined) as Answer;
  }
}

function tell(event: HttpEvent<unknown>, progress: (share: number) => void): void {
  if (event.type === HttpEventType.UploadProgress && event.total) progress(event.loaded / event.total);
}
