import { permissionAreas, type Permissions, reachOf } from '../../platform/authorization/permissions.js';

/** The longest query: addresses beyond it do not arrive everywhere. */
export const longestViewQuery = 4000;

/** Views that somebody has of one table. */
export const mostViewsOfTable = 100;

/** Views that somebody has of all tables together. */
export const mostViews = 500;

const mostParameters = 200;

/** What belongs to a moment and not to a view: the page, and the organization that the whole panel is scoped to. */
const passing = new Set(['page', 'organizationId']);

/** Whether a text is the query of an address: parameters with plain names, and nothing else. */
export function isViewQuery(text: string): boolean {
  if (!/^[\w.~!$'()*+,;:@/?%&=-]*$/.test(text)) return false;
  const names = [...new URLSearchParams(text).keys()];
  return names.length <= mostParameters && names.every((name) => /^[A-Za-z][\w.-]{0,63}$/.test(name));
}

/** A query in the form that it is kept in: without what belongs to a moment. */
export function viewQueryOf(text: string): string {
  const query = new URLSearchParams(text.replace(/^\?/, ''));
  for (const name of passing) query.delete(name);
  return query.toString();
}

/** Who owns a view, and whether all see it. */
interface OwnedView {
  ownerId: number;
  shared: boolean;
}

/**
 * Whether somebody sees the views that others share. Their names and queries may speak of any organization: so whoever sees
 * all of them, in every area that they see anything in.
 */
export function seesSharedViews(permissions: Permissions): boolean {
  const limited = permissionAreas.some((area) => {
    const reach = reachOf(permissions, area, 'read');
    return ('onlyIn' in reach ? reach.onlyIn : reach.everywhereExcept).length > 0;
  });
  return !limited && 'everywhereExcept' in reachOf(permissions, 'ORGANIZATIONS', 'read');
}

/** What somebody may do with a view that they see: what is shared is kept in order by administrators, too. */
export function mayChangeView(
  view: OwnedView,
  { technicianId, systemAdministrator }: { technicianId: number; systemAdministrator: boolean },
): boolean {
  return view.ownerId === technicianId || (view.shared && systemAdministrator);
}
