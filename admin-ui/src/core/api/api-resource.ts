import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, merge } from 'rxjs';

import { LiveEvents } from '../live/live-events';
import type { ApiRequest } from './api-request';

/** Changes that come close together reload a resource once. */
const liveReloadMilliseconds = 400;

/** How a resource is kept fresh. */
export interface ApiResourceOptions {
  /** Topics of change events that read it again, as in `licenses`. */
  readonly topics?: readonly string[];
}

/**
 * What a read request answers, as a resource: reads again when a signal that the request is made from changes, and when
 * somebody changes one of its topics. Needs an injection context.
 *
 * @param request makes the request; `undefined` means "nothing to read yet"
 *
 * @example
 * ```ts
 * readonly organization = apiResource(() => organizationsGet(this.id()), { topics: ['organizations'] });
 * ```
 */
export function apiResource<Answer>(
  request: () => ApiRequest<Answer> | undefined,
  { topics = [] }: ApiResourceOptions = {},
): HttpResourceRef<Answer | undefined> {
  const resource = httpResource<Answer>(() => {
    const { method, url, body } = request() ?? {};
    return url === undefined ? undefined : { method, url, body };
  });
  if (topics.length > 0) {
    const events = inject(LiveEvents);
    const stale = signal(false);
    merge(...topics.map((topic) => events.changes(topic)))
      .pipe(auditTime(liveReloadMilliseconds), takeUntilDestroyed())
      .subscribe(() => {
        // While it reads it cannot be asked to: what it is about to answer may be older than this.
        if (!resource.reload()) stale.set(true);
      });
    effect(() => {
      if (!stale() || resource.isLoading()) return;
      stale.set(false);
      untracked(() => resource.reload());
    });
  }
  return resource;
}
