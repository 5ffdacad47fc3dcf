import type { BillingProductProblem, BillingProductResponse, LicenseCount, QuantitySourceType } from '../../api/model';
import { deviceCountText, seatCountText } from '../../core/counts';
import { formatNumber } from '../../core/format';
import type { Words } from '../../core/words';

/** What a product counts. The first is what most products are about. */
export const quantitySourceWords: Words<QuantitySourceType> = {
  SOFTWARE_LICENSE: $localize`Software license`,
  DEVICE_COUNT: $localize`Device count`,
  END_USER_COUNT: $localize`End-user count`,
  MANUAL: $localize`Manual`,
};

/** What of a license is counted. */
export const licenseCountWords: Words<LicenseCount> = {
  USED: $localize`Seats in use`,
  PURCHASED: $localize`Seats purchased`,
};

/** Why a product cannot be charged for, and what to do about it. */
export const productProblemTexts: Words<BillingProductProblem> = {
  LICENSE_DELETED: $localize`The license was deleted. Choose another one.`,
  GROUP_DELETED: $localize`The device group was deleted. Choose another one.`,
  ROLES_DELETED: $localize`The end-user roles were deleted. Choose others.`,
  NO_COST: $localize`The license has no cost. Enter it there, or give the product a cost of its own.`,
};

/** Whether invoices charge for a product. */
export function stateText(active: boolean): string {
  return active ? $localize`Active` : $localize`Inactive`;
}

/** The parts of a product that say what it counts. */
export type CountingProduct = Pick<
  BillingProductResponse,
  'quantitySource' | 'license' | 'licenseName' | 'deviceGroup' | 'roles'
>;

/**
 * What a product counts before the name of it, if it has one: "Seats in use of", then the license. What was deleted, or
 * is not to be seen, has no name to show.
 */
export interface SourceParts {
  readonly text: string;
  /** The license, the device group or the roles; empty where none is named. */
  readonly name: string;
}

/** What a product counts, as text and name: for those who make a link of the name. */
export function sourceParts(product: CountingProduct): SourceParts {
  const { quantitySource: source, license, licenseName, deviceGroup, roles } = product;
  switch (source.type) {
    case 'MANUAL':
      return { text: $localize`${formatNumber(source.quantity ?? 0)}:quantity:, set by hand`, name: '' };
    case 'DEVICE_COUNT':
      return source.deviceGroupId === undefined
        ? { text: $localize`All devices`, name: '' }
        : { text: $localize`Devices in`, name: deviceGroup?.name ?? groupWithoutName };
    case 'END_USER_COUNT':
      return source.roleIds === undefined
        ? { text: $localize`All end users`, name: '' }
        : { text: $localize`End users with`, name: roles.map(({ name }) => name).join(', ') || rolesWithoutName };
    case 'SOFTWARE_LICENSE':
      return {
        text: source.count === 'PURCHASED' ? $localize`Purchased of` : $localize`Seats in use of`,
        name: license?.name ?? (licenseName === '' ? licenseWithoutName : licenseName),
      };
  }
}

/** What a product counts, in a few words: "Seats in use of Acrobat Pro", "Devices in Servers", "All end users". */
export function sourceText(product: CountingProduct): string {
  const { text, name } = sourceParts(product);
  return name === '' ? text : `${text} ${name}`;
}

/** What a number of it is called behind the number: "12 seats", "12 devices". */
export function unitText(type: QuantitySourceType, count: number): string {
  switch (type) {
    case 'MANUAL':
      return formatNumber(count);
    case 'DEVICE_COUNT':
      return deviceCountText(count);
    case 'END_USER_COUNT':
      return count === 1 ? $localize`1 end user` : $localize`${formatNumber(count)}:count: end users`;
    case 'SOFTWARE_LICENSE':
      return seatCountText(count);
  }
}

const groupWithoutName = $localize`a device group`;
const rolesWithoutName = $localize`some roles`;
const licenseWithoutName = $localize`a license`;
