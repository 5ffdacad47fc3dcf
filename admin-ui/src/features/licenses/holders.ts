import { devicesGet, devicesList } from '../../api/devices';
import { locationsGet, locationsList } from '../../api/locations';
import type {
  AddAssignmentsRequest,
  DeviceResponse,
  LocationResponse,
  PersonResponse,
  PersonResponseKind,
} from '../../api/model';
import { peopleGet, peopleList } from '../../api/people';
import type { ApiRequest } from '../../core/api/api-request';
import { personKindWords } from '../../core/words';
import type { EntityOption } from '../../ui/form';
import type { HolderKind } from './license-kinds.rules';
import type { ScopeFilter } from './scope.rules';

/** Something or somebody that can hold a seat, as the lists of devices, people and locations answer it. */
export type Holder = DeviceResponse | PersonResponse | LocationResponse;

/** Something or somebody to pick, with where they belong. */
export interface HolderOption extends EntityOption {
  /** What stands beside the name. */
  readonly detail: string;
  readonly organizationId: number | null;
  readonly locationId: number | null;
}

/** What holders are looked for by. */
export interface HolderSearch {
  readonly q: string;
  readonly page?: number;
  readonly pageSize: number;
  /** People of one kind alone. */
  readonly personKind?: PersonResponseKind | null;
}

/** Those who can be given a seat, within a scope, by name. */
export function findHolders(
  kind: HolderKind,
  { personKind, ...search }: HolderSearch,
  scope: ScopeFilter,
): ApiRequest<{ readonly items: readonly Holder[]; readonly total: number }> {
  const params = { ...search, ...scope, sort: 'name' };
  switch (kind) {
    case 'DEVICE':
      return devicesList({ ...params, status: ['ACTIVE'] });
    case 'PERSON':
      return peopleList({ ...params, active: true, ...(personKind ? { kind: [personKind] } : {}) });
    case 'LOCATION':
      return locationsList(params);
  }
}

/** Everybody and everything of a kind, those out of use too: what can be explained. */
export function findExplainable(
  kind: HolderKind,
  search: { readonly q: string; readonly pageSize: number; readonly organizationId?: number[] },
): ApiRequest<{ readonly items: readonly Holder[] }> {
  const params = { ...search, sort: 'name' };
  switch (kind) {
    case 'DEVICE':
      return devicesList(params);
    case 'PERSON':
      return peopleList(params);
    case 'LOCATION':
      return locationsList(params);
  }
}

/** Who is to get seats, as the API takes it. */
export function holderIds(kind: HolderKind, holders: readonly EntityOption[]): AddAssignmentsRequest {
  const ids = holders.map(({ id }) => id);
  switch (kind) {
    case 'DEVICE':
      return { deviceIds: ids };
    case 'PERSON':
      return { personIds: ids };
    case 'LOCATION':
      return { locationIds: ids };
  }
}

/** One device, person or location. */
export function readHolder(kind: HolderKind, id: number): ApiRequest<Holder> {
  switch (kind) {
    case 'DEVICE':
      return devicesGet(id);
    case 'PERSON':
      return peopleGet(id);
    case 'LOCATION':
      return locationsGet(id);
  }
}

/** Where a holder belongs: a device its organization and location, a person their address, kind and organization. */
export function holderDetail(holder: Holder): string {
  if ('email' in holder) {
    const { email, kind, organization } = holder;
    return [email, personKindWords[kind], ...(organization ? [organization.name] : [])].join(' · ');
  }
  return 'location' in holder ? `${holder.organization.name} · ${holder.location.name}` : holder.organization.name;
}

/** A holder as something to pick. */
export function holderOption(holder: Holder): HolderOption {
  const locationId = 'email' in holder ? null : 'location' in holder ? holder.location.id : holder.id;
  return {
    id: holder.id,
    name: holder.name,
    detail: holderDetail(holder),
    organizationId: holder.organization?.id ?? null,
    locationId,
  };
}
