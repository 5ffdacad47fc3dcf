import type { LicenseScopeResponse, ScopeRequest } from '../../api/model';
import type { EntityOption } from '../../ui/form';
import type { HolderKind } from './license-kinds.rules';

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

/** A scope in few words: "All organizations", "Acme", "Acme and 2 more"; "Acme and others" where others are not seen. */
export function scopeText({ global, complete, organizations, locations }: LicenseScopeResponse): string {
  if (global) return $localize`All organizations`;
  const [first, ...others] = organizations;
  if (!first) return $localize`Nowhere`;
  if (!complete) return $localize`${named(organizations)}:organizations: and others`;
  const narrowed = locations.length > 0;
  if (others.length > 0) return $localize`${first.name}:organization: and ${others.length}:count: more`;
  if (!narrowed) return first.name;
  return locations.length === 1
    ? $localize`${first.name}:organization:, ${locations[0]?.name ?? ''}:location:`
    : $localize`${first.name}:organization:, ${locations.length}:count: locations`;
}

function named(things: readonly { readonly name: string }[]): string {
  return things.map(({ name }) => name).join(', ');
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

/** The most ids of one filter. */
const mostFilterIds = 200;

/** What lists are narrowed to by a scope. */
export interface ScopeFilter {
  readonly organizationId?: number[];
  readonly locationId?: number[];
}

/**
 * What a list of devices, people or locations is narrowed to by a scope. People have no location: they are in scope with
 * their organization. Where some organizations are in it whole and others by location, the list has places of theirs that
 * are not: {@link isInScope} tells them apart.
 *
 * @returns `null` for a scope that holds nothing yet
 */
export function scopeFilter({ global, organizations }: Scope, kind: HolderKind): ScopeFilter | null {
  if (global) return {};
  if (organizations.length === 0) return null;
  const locationIds = organizations.flatMap(({ locations }) => locations.map(({ id }) => id));
  const byLocation = organizations.every(({ locations }) => locations.length > 0);
  if (kind !== 'PERSON' && byLocation && locationIds.length <= mostFilterIds) return { locationId: locationIds };
  return { organizationId: organizations.map(({ id }) => id) };
}

/** Whether a holder is in a scope. */
export function isInScope(
  { global, organizations }: Scope,
  kind: HolderKind,
  { organizationId, locationId }: { readonly organizationId: number | null; readonly locationId: number | null },
): boolean {
  if (global) return true;
  const organization = organizations.find(({ id }) => id === organizationId);
  if (!organization) return false;
  return (
    kind === 'PERSON' ||
    organization.locations.length === 0 ||
    organization.locations.some(({ id }) => id === locationId)
  );
}

/** Whether two scopes are the same, whatever the order in which they name things. */
export function sameScope(one: LicenseScopeResponse, other: Scope): boolean {
  if (one.global || other.global) return one.global === other.global;
  const ids = (things: readonly EntityOption[]): string =>
    JSON.stringify(things.map(({ id }) => id).sort((a, b) => a - b));
  return (
    ids(one.organizations) === ids(other.organizations) &&
    ids(one.locations) === ids(other.organizations.flatMap(({ locations }) => locations))
  );
}
