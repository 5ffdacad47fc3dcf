import type { HttpResourceRef } from '@angular/common/http';
import { type Signal, linkedSignal } from '@angular/core';

/** What a resource last answered: a read that fails in between does not say that there is nothing. */
export function lastKnown<Answer>(resource: HttpResourceRef<Answer | undefined>): Signal<Answer | undefined> {
  return linkedSignal<{ value: Answer | undefined; failed: boolean }, Answer | undefined>({
    source: () => ({
      value: resource.hasValue() ? resource.value() : undefined,
      failed: resource.error() !== undefined,
    }),
    computation: ({ value, failed }, before) => value ?? (failed ? before?.value : undefined),
  }).asReadonly();
}

/** What a resource last answered, also while it reads something else: what is shown stays until other things come. */
export function lastAnswer<Answer>(resource: HttpResourceRef<Answer | undefined>): Signal<Answer | undefined> {
  return linkedSignal<Answer | undefined, Answer | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (answer, before) => answer ?? before?.value,
  }).asReadonly();
}
