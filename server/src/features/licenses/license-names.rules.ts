import type { FieldError } from '../../platform/http/app-error.js';

/** A scope as names and ids. */
export interface NamedScope {
  global?: boolean;
  organizationIds?: readonly number[];
  organizationNames?: readonly string[];
  locationIds?: readonly number[];
  locationNames?: readonly string[];
}

/** What names of organizations and locations can stand for. */
export interface KnownPlaces {
  /** By name in small letters. */
  organizations: ReadonlyMap<string, { id: number }>;
  /** By name in small letters: locations of all organizations. */
  locations: ReadonlyMap<string, readonly { id: number; organizationId: number; organizationKey: string }[]>;
}

/** A scope by ids. */
export interface ScopeOfIds {
  global: boolean;
  organizationIds: number[];
  locationIds: number[];
}

/** `Organization / Location` in its two parts; null for a plain name. */
export function partsOfPath(name: string): { organization: string; location: string } | null {
  const match = /^(.+?)\s*\/\s*(.+)$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? null : { organization: match[1], location: match[2] };
}

/** The names of locations to look up, those in paths included, in small letters. */
export function locationKeys(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const path = partsOfPath(name);
    return [keyOf(name), ...(path === null ? [] : [keyOf(path.location)])];
  });
}

/** A name as it is compared. */
export function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

/** The scope by ids, and every name that stands for nothing or for several. */
export function scopeOfNames(scope: NamedScope, known: KnownPlaces): { scope: ScopeOfIds; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const organizationIds = new Set(scope.organizationIds ?? []);
  const locationIds = new Set(scope.locationIds ?? []);
  for (const name of filled(scope.organizationNames)) {
    const organization = known.organizations.get(keyOf(name));
    if (organization !== undefined) organizationIds.add(organization.id);
    else errors.push(unknown('scope.organizationNames', 'organization', name));
  }
  for (const name of filled(scope.locationNames)) {
    const found = locationsOf(name, organizationIds, known);
    const [only, ...others] = found;
    if (only === undefined) errors.push(unknown('scope.locationNames', 'location', name));
    else if (others.length > 0) errors.push(ambiguous(name, found.length));
    else {
      organizationIds.add(only.organizationId);
      locationIds.add(only.id);
    }
  }
  const named = organizationIds.size + locationIds.size + errors.length > 0;
  return {
    scope: {
      global: scope.global ?? !named,
      organizationIds: [...organizationIds],
      locationIds: [...locationIds],
    },
    errors,
  };
}

/** Within the organizations that the scope names, where it names any. */
function locationsOf(name: string, organizationIds: ReadonlySet<number>, known: KnownPlaces) {
  const called = known.locations.get(keyOf(name)) ?? [];
  const inScope = called.filter((each) => organizationIds.has(each.organizationId));
  if (inScope.length > 0) return inScope;
  const path = partsOfPath(name);
  const inPath =
    path === null
      ? []
      : (known.locations.get(keyOf(path.location)) ?? []).filter(
          (each) => each.organizationKey === keyOf(path.organization),
        );
  if (inPath.length > 0) return inPath;
  return organizationIds.size === 0 ? called : [];
}

function filled(names: readonly string[] | undefined): string[] {
  return (names ?? []).filter((name) => name.trim() !== '');
}

function unknown(field: string, what: string, name: string): FieldError {
  const message = `There is no ${what} “${name}”, or you may not see it.`;
  return { field, code: 'reference.unknown', message };
}

function ambiguous(name: string, count: number): FieldError {
  const message = `“${name}” is the name of ${count} locations. Write “Organization / Location”.`;
  return { field: 'scope.locationNames', code: 'reference.ambiguous', message };
}
