import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import type { FieldError } from '../../platform/http/app-error.js';
import { PublishersService } from '../publishers/publishers.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { LicenseNamesRepository } from './license-names.repository.js';
import { keyOf, type KnownPlaces, locationKeys, type NamedScope, scopeOfNames } from './license-names.rules.js';
import type { UpsertLicenseRequest } from './license-upsert.dto.js';
import type { UpdateLicenseRequest } from './license-request.dto.js';
import type { LicenseResponse } from './licenses.dto.js';

/** What the names in some requests stand for. */
export interface KnownNames extends KnownPlaces {
  publishers: Map<string, number>;
  vendors: Map<string, number>;
}

/** A request whose names were looked up. */
export interface ResolvedRequest {
  /** What is known by id. */
  request: UpdateLicenseRequest;
  /** Names that nothing has yet: creating them is part of the change. */
  missing: { publisherName?: string; vendorName?: string };
  errors: FieldError[];
}

/** Turns names in requests into ids, those of many requests at once. */
@Injectable()
export class LicenseNames {
  constructor(
    private readonly authorization: Authorization,
    private readonly publishers: PublishersService,
    private readonly vendors: VendorsService,
    private readonly names: LicenseNamesRepository,
  ) {}

  /** Looks up every name in the requests. What the actor may not see is as good as not there. */
  async lookUp(actor: Actor, requests: readonly UpsertLicenseRequest[]): Promise<KnownNames> {
    const organizationKeys = unique(requests.flatMap((each) => each.scope?.organizationNames ?? []).map(keyOf));
    const placeKeys = unique(requests.flatMap((each) => locationKeys(each.scope?.locationNames ?? [])));
    const sees = (organizationId: number) =>
      this.authorization.allows(actor, 'read', 'License', { global: false, organizationIds: [organizationId] });
    const organizations = organizationKeys.length === 0 ? [] : await this.names.organizations(organizationKeys);
    const locations = placeKeys.length === 0 ? [] : await this.names.locations(placeKeys);
    const publisherNames = filled(requests.map((each) => each.publisherName));
    const vendorNames = filled(requests.map((each) => each.vendorName));
    return {
      organizations: new Map(organizations.filter(({ id }) => sees(id)).map((each) => [each.key, each])),
      locations: Map.groupBy(
        locations.filter(({ organizationId }) => sees(organizationId)),
        (each) => each.key,
      ),
      publishers: publisherNames.length === 0 ? new Map() : await this.publishers.idsByName(actor, publisherNames),
      vendors: vendorNames.length === 0 ? new Map() : await this.vendors.idsByName(actor, vendorNames),
    };
  }

  /**
   * The request with ids in place of names.
   * @param current the license as it is: names that it shows stay what they stand for, also where the actor could not
   *   look them up.
   */
  resolve(upsert: UpsertLicenseRequest, known: KnownNames, current: LicenseResponse | null): ResolvedRequest {
    const { name: _name, publisherName, vendorName, scope, holders: _, ...rest } = upsert;
    const { holdersToAdd: _toAdd, holdersToRemove: _toRemove, ...request } = rest;
    const resolved: ResolvedRequest = { request, missing: {}, errors: [] };
    if (publisherName !== undefined) {
      const id = idOf(publisherName, known.publishers, current?.publisher ?? null);
      if (id === undefined) resolved.missing.publisherName = publisherName ?? '';
      else request.publisherId = id;
    }
    if (vendorName !== undefined) {
      const id = idOf(vendorName, known.vendors, current?.vendor ?? null);
      if (id === undefined) resolved.missing.vendorName = vendorName ?? '';
      else request.vendorId = id;
    }
    if (scope !== undefined) {
      const byId = current !== null && showsScope(current, scope) ? null : scopeOfNames(scope, known);
      if (byId !== null) {
        resolved.request = { ...request, scope: byId.scope };
        resolved.errors.push(...byId.errors);
      }
    }
    return resolved;
  }

  /** Creates what is missing, where the actor may. @throws AppError 403. */
  async create(actor: Actor, { request, missing }: ResolvedRequest): Promise<UpdateLicenseRequest> {
    const { publisherName, vendorName } = missing;
    return {
      ...request,
      ...(publisherName === undefined ? {} : { publisherId: await this.publishers.ensure(actor, publisherName) }),
      ...(vendorName === undefined ? {} : { vendorId: await this.vendors.ensure(actor, vendorName) }),
    };
  }
}

/** The id that a name stands for, null for none at all, undefined where nothing has the name. */
function idOf(
  name: string | null,
  known: ReadonlyMap<string, number>,
  current: { id: number; name: string } | null,
): number | null | undefined {
  if (name === null || name === '') return null;
  if (current !== null && keyOf(current.name) === keyOf(name)) return current.id;
  return known.get(keyOf(name));
}

/** True when a scope that is written by name says what the license shows. */
function showsScope({ scope: shown }: LicenseResponse, scope: NamedScope): boolean {
  if (scope.organizationIds !== undefined || scope.locationIds !== undefined) return false;
  const organizations = (scope.organizationNames ?? []).map(keyOf);
  const locations = (scope.locationNames ?? []).map(keyOf);
  const global = scope.global ?? organizations.length + locations.length === 0;
  return (
    global === shown.global && sameNames(organizations, shown.organizations) && sameNames(locations, shown.locations)
  );
}

function sameNames(keys: readonly string[], shown: readonly { name: string }[]): boolean {
  const ofShown = shown.map((each) => keyOf(each.name)).sort();
  return keys.length === ofShown.length && [...keys].sort().every((key, index) => key === ofShown[index]);
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}

function filled(names: readonly (string | null | undefined)[]): string[] {
  return unique(names.flatMap((name) => (name === null || name === undefined ? [] : [name])));
}
