import { Location } from '@angular/common';
import { inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

/**
 * The one-time value of the link by which a page was opened; empty without one. It stands behind the hash sign, where no
 * server and no log sees it, and is taken out of the address, where nobody who looks at it later does. In the constructor
 * of a page.
 *
 * @param page the address that remains
 */
export function tokenOfLink(page: string): string {
  const { fragment, queryParamMap } = inject(ActivatedRoute).snapshot;
  // Links that were sent before had it in the query.
  const token = new URLSearchParams(fragment ?? '').get('token') ?? queryParamMap.get('token') ?? '';
  inject(Location).replaceState(page);
  return token;
}
