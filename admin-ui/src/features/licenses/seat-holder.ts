import { devicesLicenses } from '../../api/devices';
import { locationsLicenses } from '../../api/locations';
import type { DevicesLicensesParams, HeldLicensePage } from '../../api/model';
import { peopleLicenses } from '../../api/people';
import type { ApiRequest } from '../../core/api/api-request';
import type { HolderKind } from './license-kinds.rules';

/** Who or what holds seats. */
export interface SeatHolder {
  readonly kind: HolderKind;
  readonly id: number;
}

const lists = { DEVICE: devicesLicenses, PERSON: peopleLicenses, LOCATION: locationsLicenses };

/** The licenses that something holds seats of. */
export function heldLicenses({ kind, id }: SeatHolder, params: DevicesLicensesParams): ApiRequest<HeldLicensePage> {
  return lists[kind](id, params);
}
