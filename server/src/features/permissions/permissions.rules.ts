import type { PermissionGrant } from '../../platform/authorization/permission-grants.dto.js';
import {
  type AreaPermission,
  type PermissionArea,
  permissionAreas,
  type PermissionLevel,
  type Permissions,
} from '../../platform/authorization/permissions.js';

/** Access to one area, as it is stored and told. */
export interface Grant {
  area: PermissionArea;
  defaultLevel: PermissionLevel;
  organizationOverrides: readonly { organizationId: number; level: PermissionLevel }[];
}

/** What grants allow. */
export function permissionsOf(grants: readonly Grant[]): Permissions {
  const areas: Partial<Record<PermissionArea, AreaPermission>> = {};
  for (const { area, defaultLevel, organizationOverrides } of grants)
    areas[area] = { defaultLevel, organizationOverrides };
  return { systemAdministrator: false, areas };
}

/**
 * Grants in the order of their areas, without what says nothing: areas that are closed everywhere, and overrides that are
 * the default.
 */
export function tidyGrants(grants: readonly Grant[]): Grant[] {
  return permissionAreas.flatMap((area) => {
    const grant = grants.find((each) => each.area === area);
    if (grant === undefined) return [];
    const { defaultLevel } = grant;
    const organizationOverrides = grant.organizationOverrides
      .filter(({ level }) => level !== defaultLevel)
      .map(({ organizationId, level }) => ({ organizationId, level }))
      .toSorted((a, b) => a.organizationId - b.organizationId);
    return defaultLevel === 'NONE' && organizationOverrides.length === 0
      ? []
      : [{ area, defaultLevel, organizationOverrides }];
  });
}

/** The organizations that grants name. */
export function organizationIdsOf(grants: readonly Grant[]): number[] {
  return [...new Set(grants.flatMap((grant) => grant.organizationOverrides.map((each) => each.organizationId)))];
}

/**
 * The organizations in which one list of grants allows something else than another; null: also in those that neither
 * names. Grants are tidy.
 */
export function organizationsOfChange(before: readonly Grant[], after: readonly Grant[]): number[] | null {
  const defaultsOf = (grants: readonly Grant[]) =>
    new Map(grants.map(({ area, defaultLevel }) => [area, defaultLevel] as const));
  const [was, is] = [defaultsOf(before), defaultsOf(after)];
  if (permissionAreas.some((area) => (was.get(area) ?? 'NONE') !== (is.get(area) ?? 'NONE'))) return null;
  const saysOf = (grants: readonly Grant[], id: number) =>
    grants
      .flatMap(({ area, organizationOverrides }) =>
        organizationOverrides.filter((each) => each.organizationId === id).map(({ level }) => `${area} ${level}`),
      )
      .join();
  return organizationIdsOf([...before, ...after]).filter((id) => saysOf(before, id) !== saysOf(after, id));
}

/** Grants as somebody may read them who knows only some organizations. */
export function grantsWithin(grants: readonly Grant[], isKnown: (organizationId: number) => boolean): Grant[] {
  // An area that is open in unknown organizations alone is as good as closed.
  return tidyGrants(
    grants.map((grant) => ({
      ...grant,
      organizationOverrides: grant.organizationOverrides.filter(({ organizationId }) => isKnown(organizationId)),
    })),
  );
}

/**
 * What somebody wrote who knows only some organizations: what was said of the others stays as it is, also where the area
 * is not named any more.
 */
export function keepUnknown(
  written: readonly Grant[],
  present: readonly Grant[],
  isKnown: (organizationId: number) => boolean,
): Grant[] {
  return permissionAreas.flatMap((area) => {
    const before = present.find((each) => each.area === area);
    const hidden = (before?.organizationOverrides ?? []).filter(({ organizationId }) => !isKnown(organizationId));
    const grant = written.find((each) => each.area === area);
    if (grant === undefined && hidden.length === 0) return [];
    const { defaultLevel, organizationOverrides } = grant ?? { defaultLevel: 'NONE', organizationOverrides: [] };
    return [{ area, defaultLevel, organizationOverrides: [...organizationOverrides, ...hidden] }];
  });
}

/** Grants as the log shows them: by area, so that a change names the areas that it is of. Areas that are closed are absent. */
export function grantsByArea(
  grants: readonly Grant[],
  names: ReadonlyMap<number, string>,
): Record<string, { defaultLevel: PermissionLevel; organizations: object[] }> {
  return Object.fromEntries(
    grants.map(({ area, defaultLevel, organizationOverrides }) => {
      const organizations = organizationOverrides.map(({ organizationId: id, level }) => ({
        id,
        name: names.get(id) ?? null,
        level,
      }));
      return [area, { defaultLevel, organizations }];
    }),
  );
}

/** Grants as they are answered. */
export function toGrants(grants: readonly Grant[]): PermissionGrant[] {
  return grants.map(({ area, defaultLevel, organizationOverrides }) => ({
    area,
    defaultLevel,
    organizationOverrides: organizationOverrides.map(({ organizationId, level }) => ({ organizationId, level })),
  }));
}
