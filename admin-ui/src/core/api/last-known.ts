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

/**
 * What a resource last answered, also while it reads something else: what is shown stays until other things come.
 *
 * @param about what the answers are about, as in the organization: an answer about something else does not stay
 *
 * @example
 * ```ts
 * readonly #summary = lastAnswer(this.#resource, () => this.#scope.organizationId());
 * ```
 */
export function lastAnswer<Answer>(
  resource: HttpResourceRef<Answer | undefined>,
  about: () => number | string | null = () => null,
): Signal<Answer | undefined> {
  return linkedSignal<{ answer: Answer | undefined; about: number | string | null }, Answer | undefined>({
    source: () => ({ answer: resource.hasValue() ? resource.value() : undefined, about: about() }),
    computation: ({ answer, about: subject }, before) =>
      answer ?? (before?.source.about === subject ? before.value : undefined),
  }).asReadonly();
}
