import { type HttpResourceRef, httpResource } from '@angular/common/http';

import type { ApiRequest } from './api-request';

/**
 * What a read request answers, as a resource: reloads when a signal that the request is made from changes.
 *
 * @param request makes the request; `undefined` means "nothing to read yet"
 *
 * @example
 * ```ts
 * readonly organization = apiResource(() => organizationsGet(this.id()));
 * ```
 */
export function apiResource<Answer>(
  request: () => ApiRequest<Answer> | undefined,
): HttpResourceRef<Answer | undefined> {
  return httpResource<Answer>(() => {
    const { method, url, body } = request() ?? {};
    return url === undefined ? undefined : { method, url, body };
  });
}
