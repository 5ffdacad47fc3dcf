import { type Signal, effect, inject, untracked } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** The query parameter that asks for an explanation. */
export const whyParameter = 'why';

/** What opens explanations: see {@link whyInAddress}. */
export interface WhyInAddress {
  /** Asks by the address, which opens the explanation; empty to be asked about what. */
  ask(id: number | ''): void;
}

/**
 * Opens an explanation while the address asks for one, so that it can be sent to somebody: `?why=12` about what has the id
 * 12, `?why=` to be asked about what. Needs an injection context.
 *
 * @param asked the parameter, as an input gets it
 * @param ready whether what the explanation needs is there
 * @param open shows it; resolves when it is closed, which takes it out of the address
 */
export function whyInAddress(
  asked: Signal<string | undefined>,
  ready: () => boolean,
  open: (id: number | null) => Promise<unknown>,
): WhyInAddress {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const show = (id: number | '' | null, replaceUrl: boolean): Promise<boolean> =>
    router.navigate([], {
      relativeTo: route,
      queryParams: { [whyParameter]: id },
      queryParamsHandling: 'merge',
      replaceUrl,
    });

  let isOpen = false;
  effect(() => {
    if (asked() === undefined || !ready() || isOpen) return;
    isOpen = true;
    const id = Number(asked());
    void untracked(() => open(Number.isSafeInteger(id) && id > 0 ? id : null)).then(async () => {
      isOpen = false;
      if (asked() !== undefined) await show(null, true);
    });
  });
  return { ask: (id) => void show(id, false) };
}
