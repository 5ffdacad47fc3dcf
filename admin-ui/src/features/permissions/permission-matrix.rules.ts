import type { ActorResponse, PermissionGrant } from '../../api/model';
import { type Area, type Level, areaGroups, areasWithoutOrganization } from './permission-words';

/** Levels from the least to the most. */
export const levels: readonly Level[] = ['NONE', 'VIEW', 'UPDATE', 'CREATE', 'DELETE', 'FULL'];

type Action = 'read' | 'update' | 'create' | 'delete';

const actionsOf: Readonly<Record<Level, readonly Action[]>> = {
  NONE: [],
  VIEW: ['read'],
  UPDATE: ['read', 'update'],
  CREATE: ['read', 'update', 'create'],
  DELETE: ['read', 'update', 'delete'],
  FULL: ['read', 'update', 'create', 'delete'],
};

/** What somebody may do themselves. */
export type OwnPermissions = Pick<ActorResponse, 'systemAdministrator' | 'permissions'>;

/** Where a level applies: by default, or in one organization. */
export type Place = number | null;

/** The level of an area in a place; `null` for an organization that follows the default. */
export function levelIn(grants: readonly PermissionGrant[], area: Area, place: null): Level;
export function levelIn(grants: readonly PermissionGrant[], area: Area, place: Place): Level | null;
export function levelIn(grants: readonly PermissionGrant[], area: Area, place: Place): Level | null {
  const grant = grants.find((each) => each.area === area);
  if (place === null) return grant?.defaultLevel ?? 'NONE';
  return grant?.organizationOverrides.find(({ organizationId }) => organizationId === place)?.level ?? null;
}

/**
 * The grants with another level of an area in one place.
 *
 * @param level `null`: the organization follows the default again
 */
export function withLevel(
  grants: readonly PermissionGrant[],
  area: Area,
  place: Place,
  level: Level | null,
): readonly PermissionGrant[] {
  const present = grants.find((each) => each.area === area);
  if (!present && level === null) return grants;
  const { defaultLevel, organizationOverrides } = present ?? {
    defaultLevel: 'NONE' as const,
    organizationOverrides: [],
  };
  const others = organizationOverrides.filter(({ organizationId }) => organizationId !== place);
  const changed: PermissionGrant = {
    area,
    defaultLevel: place === null && level !== null ? level : defaultLevel,
    organizationOverrides: place === null || level === null ? others : [...others, { organizationId: place, level }],
  };
  return present ? grants.map((each) => (each === present ? changed : each)) : [...grants, changed];
}

/** The grants without anything that is said of one organization. */
export function withoutOrganization(grants: readonly PermissionGrant[], id: number): readonly PermissionGrant[] {
  return grants.map((grant) => ({
    ...grant,
    organizationOverrides: grant.organizationOverrides.filter(({ organizationId }) => organizationId !== id),
  }));
}

/** The grants as they are saved: what is said of an organization and is its default anyway is left out. */
export function withoutRepetition(grants: readonly PermissionGrant[]): PermissionGrant[] {
  return grants.map((grant) => ({
    ...grant,
    organizationOverrides: grant.organizationOverrides.filter(({ level }) => level !== grant.defaultLevel),
  }));
}

/** The organizations in which a level differs from the default. */
export function differingOrganizations(grants: readonly PermissionGrant[]): readonly number[] {
  const ids = grants.flatMap(({ defaultLevel, organizationOverrides }) =>
    organizationOverrides.filter(({ level }) => level !== defaultLevel).map(({ organizationId }) => organizationId),
  );
  return [...new Set(ids)].toSorted((one, other) => one - other);
}

/** The areas that can be chosen in a place: in an organization only those whose things belong to one. */
export function areasIn(grants: readonly PermissionGrant[], place: Place): (area: Area) => boolean {
  return (area) => place === null || !areasWithoutOrganization.has(area) || levelIn(grants, area, place) !== null;
}

/** Whether somebody may do, in one area, all that a grant of it allows, also in organizations that are still to come. */
export function covers(own: OwnPermissions, granted: PermissionGrant): boolean {
  if (own.systemAdministrator) return true;
  const mine = own.permissions.find(({ area }) => area === granted.area);
  const actions = new Set(Object.values(actionsOf).flat());
  const places: readonly Place[] = [
    null,
    ...new Set(
      [...(mine?.organizationOverrides ?? []), ...granted.organizationOverrides].map((each) => each.organizationId),
    ),
  ];
  return places.every((place) =>
    [...actions].every(
      (action) => !allows(granted, place, action) || (mine !== undefined && allows(mine, place, action)),
    ),
  );
}

/** Whether somebody may give and take all of these grants. */
export function coversAll(own: OwnPermissions, grants: readonly PermissionGrant[]): boolean {
  return grants.every((grant) => covers(own, grant));
}

/** Whether somebody may do this in an area, by default or in any organization. */
export function maySomewhere(own: OwnPermissions, area: Area, action: Action): boolean {
  const grant = own.permissions.find((each) => each.area === area);
  const places = [null, ...(grant?.organizationOverrides ?? []).map(({ organizationId }) => organizationId)];
  return own.systemAdministrator || (grant !== undefined && places.some((place) => allows(grant, place, action)));
}

/** What somebody may do, or a role allows. */
export interface Allowed {
  readonly systemAdministrator: boolean;
  readonly permissions: readonly PermissionGrant[];
}

/** Whether somebody may do all that another may: only then they give it, take it, or change who has it. */
export function mayGive(own: OwnPermissions, { systemAdministrator, permissions }: Allowed): boolean {
  return systemAdministrator ? own.systemAdministrator : coversAll(own, permissions);
}

/** Whether somebody may choose a level: nobody gives more than they have themselves. */
export function mayChoose(
  own: OwnPermissions,
  grants: readonly PermissionGrant[],
  area: Area,
  place: Place,
  level: Level | null,
): boolean {
  const changed = withLevel(grants, area, place, level).find((each) => each.area === area);
  return changed === undefined || covers(own, changed);
}

/** The grants with one level in every area that a place has, as far as somebody may choose it. */
export function withLevelEverywhere(
  own: OwnPermissions,
  grants: readonly PermissionGrant[],
  place: Place,
  level: Level | null,
): readonly PermissionGrant[] {
  return areaGroups
    .flatMap(({ areas }) => areas)
    .filter(areasIn(grants, place))
    .filter((area) => mayChoose(own, grants, area, place, level))
    .reduce((changed, area) => withLevel(changed, area, place, level), grants);
}

/** Grants at a glance: the areas of each level, the mightiest first; closed areas are left out. */
export interface LevelAreas {
  readonly level: Level;
  readonly areas: readonly Area[];
}

/** What is open by default, or in one organization. */
export function atAGlance(grants: readonly PermissionGrant[], place: Place = null): readonly LevelAreas[] {
  const areas = areaGroups.flatMap((group) => group.areas);
  return levels
    .filter((level) => place !== null || level !== 'NONE')
    .toReversed()
    .map((level) => ({ level, areas: areas.filter((area) => differs(grants, area, place) === level) }))
    .filter(({ areas: ofLevel }) => ofLevel.length > 0);
}

/** The level of an area in a place; `null` for an organization in which it is the default. */
function differs(grants: readonly PermissionGrant[], area: Area, place: Place): Level | null {
  const level = levelIn(grants, area, place);
  return place !== null && level === levelIn(grants, area, null) ? null : level;
}

function allows({ defaultLevel, organizationOverrides }: PermissionGrant, place: Place, action: Action): boolean {
  const level = organizationOverrides.find(({ organizationId }) => organizationId === place)?.level ?? defaultLevel;
  return actionsOf[level].includes(action);
}
