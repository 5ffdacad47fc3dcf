import type { LicenseScopeResponse, ScopeRequest } from '../../api/model';
import type { EntityOption } from '../../ui/form';

/** An organization in a scope; without locations it is in it whole. */
export interface ScopedOrganization extends EntityOption {
  readonly locations: readonly EntityOption[];
}

/** Where a license may hold seats, as the form keeps it. */
export interface Scope {
  readonly global: boolean;
  /** Kept while `global` is chosen, so that a look at it costs nothing. */
  readonly organizations: readonly ScopedOrganization[];
}

export const globalScope: Scope = { global: true, organizations: [] };

/** How a box of the tree is drawn. */
export type Ticked = 'none' | 'some' | 'all';

export function organizationTicked({ organizations }: Scope, organizationId: number): Ticked {
  const organization = organizations.find(({ id }) => id === organizationId);
  if (!organization) return 'none';
  return organization.locations.length === 0 ? 'all' : 'some';
}

export function locationTicked({ organizations }: Scope, organizationId: number, locationId: number): boolean {
  const organization = organizations.find(({ id }) => id === organizationId);
  if (!organization) return false;
  return organization.locations.length === 0 || organization.locations.some(({ id }) => id === locationId);
}

/** Takes an organization in whole, or out of the scope where it is whole already. */
export function toggleOrganization(scope: Scope, organization: EntityOption): Scope {
  const whole = organizationTicked(scope, organization.id) === 'all';
  const others = scope.organizations.filter(({ id }) => id !== organization.id);
  if (whole) return { ...scope, organizations: others };
  return withOrganization(scope, { id: organization.id, name: organization.name, locations: [] });
}

/**
 * Takes a location in or out. The last location out takes the organization with it: it must not become whole by that. With
 * all of its locations ticked an organization is whole, later locations included.
 *
 * @param all every location of the organization
 */
export function toggleLocation(
  scope: Scope,
  organization: EntityOption,
  location: EntityOption,
  all: readonly EntityOption[],
): Scope {
  const ticked = all.filter(({ id }) => locationTicked(scope, organization.id, id) !== (id === location.id));
  if (ticked.length === 0) {
    return { ...scope, organizations: scope.organizations.filter(({ id }) => id !== organization.id) };
  }
  const locations = ticked.length === all.length ? [] : ticked.map(({ id, name }) => ({ id, name }));
  return withOrganization(scope, { id: organization.id, name: organization.name, locations });
}

/** The scope as the API takes it. */
export function scopeRequest({ global, organizations }: Scope): ScopeRequest {
  if (global) return { global: true };
  return {
    global: false,
    organizationIds: organizations.map(({ id }) => id),
    locationIds: organizations.flatMap(({ locations }) => locations.map(({ id }) => id)),
  };
}

/**
 * The scope of a saved license.
 *
 * @param organizationOf the organization of each of its locations
 */
export function scopeOf(saved: LicenseScopeResponse, organizationOf: ReadonlyMap<number, number>): Scope {
  return {
    global: saved.global,
    organizations: saved.organizations.map(({ id, name }) => ({
      id,
      name,
      locations: saved.locations.filter((location) => organizationOf.get(location.id) === id),
    })),
  };
}

/** A scope in few words: "All organizations", "Acme", "Acme and 2 more". */
export function scopeText({ global, organizations, locations }: LicenseScopeResponse): string {
  if (global) return $localize`All organizations`;
  const [first, ...others] = organizations;
  if (!first) return $localize`Nowhere`;
  const narrowed = locations.length > 0;
  if (others.length > 0) return $localize`${first.name}:organization: and ${others.length}:count: more`;
  if (!narrowed) return first.name;
  return locations.length === 1
    ? $localize`${first.name}:organization:, ${locations[0]?.name ?? ''}:location:`
    : $localize`${first.name}:organization:, ${locations.length}:count: locations`;
}

function withOrganization(scope: Scope, organization: ScopedOrganization): Scope {
  const known = scope.organizations.some(({ id }) => id === organization.id);
  return {
    ...scope,
    organizations: known
      ? scope.organizations.map((other) => (other.id === organization.id ? organization : other))
      : [...scope.organizations, organization],
  };
}

/**
 * What a list of devices is narrowed to by a scope. Where some organizations are in it whole and others by location, the
 * list shows their devices all: the server says which of them are out of scope.
 *
 * @returns `null` for a scope that holds nothing yet
 */
export function deviceFilter({
  global,
  organizations,
}: Scope): { readonly organizationId?: number[]; readonly locationId?: number[] } | null {
  if (global) return {};
  if (organizations.length === 0) return null;
  if (organizations.every(({ locations }) => locations.length > 0)) {
    return { locationId: organizations.flatMap(({ locations }) => locations.map(({ id }) => id)) };
  }
  return { organizationId: organizations.map(({ id }) => id) };
}
