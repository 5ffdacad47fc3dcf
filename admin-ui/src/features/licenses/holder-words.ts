import { formatNumber } from '../../core/format';
import type { IconName } from '../../ui/icon/icons';
import { deviceCountText, personCountText } from '../../core/counts';
import type { HolderKind } from './license-kinds.rules';

/** What holders of one kind are called, wherever seats are shown. */
export interface HolderWords {
  /** Last part of the address of the tab that lists them. */
  readonly path: 'devices' | 'users' | 'sites';
  readonly icon: IconName;
  readonly one: string;
  readonly many: string;
  /** Name of the tab and the table. */
  readonly licensed: string;
  readonly add: string;
  readonly another: string;
  readonly nobody: string;
  readonly noneMatches: string;
  readonly automatic: string;
  readonly search: string;
  readonly noneFits: string;
  readonly failed: string;
  readonly firstSeats: string;
  readonly seatsOfEach: string;
  readonly choose: string;
  readonly show: string;
}

export const holderWords: Readonly<Record<HolderKind, HolderWords>> = {
  DEVICE: {
    path: 'devices',
    icon: 'device',
    one: $localize`Device`,
    many: $localize`Devices`,
    licensed: $localize`Licensed devices`,
    add: $localize`Add devices`,
    another: $localize`Another device`,
    nobody: $localize`No device holds a seat`,
    noneMatches: $localize`No device in scope satisfies the rule. Why? shows for any device what is missing.`,
    automatic: $localize`The license’s rule gives these seats: they follow the software, groups and location of each device. To change who gets one, edit the rule, or make an exception.`,
    search: $localize`Search by name or serial number`,
    noneFits: $localize`No active device in scope fits.`,
    failed: $localize`The devices could not be loaded.`,
    firstSeats: $localize`Devices that get a seat at once`,
    seatsOfEach: $localize`Seats of each device`,
    choose: $localize`Choose a device to see, check by check, whether it gets a seat, and what would have to change.`,
    show: $localize`Show devices`,
  },
  PERSON: {
    path: 'users',
    icon: 'people',
    one: $localize`Person`,
    many: $localize`People`,
    licensed: $localize`Licensed users`,
    add: $localize`Add users`,
    another: $localize`Another person`,
    nobody: $localize`Nobody holds a seat`,
    noneMatches: $localize`Nobody in scope has the roles that the rule asks for. Why? shows for any person what is missing.`,
    automatic: $localize`The license’s rule gives these seats: they follow the roles and organization of each person. To change who gets one, edit the rule, or make an exception.`,
    search: $localize`Search by name or e-mail`,
    noneFits: $localize`Nobody in scope fits.`,
    failed: $localize`The people could not be loaded.`,
    firstSeats: $localize`People who get a seat at once`,
    seatsOfEach: $localize`Seats of each person`,
    choose: $localize`Choose a person to see, check by check, whether they get a seat, and what would have to change.`,
    show: $localize`Show people`,
  },
  LOCATION: {
    path: 'sites',
    icon: 'location',
    one: $localize`Location`,
    many: $localize`Locations`,
    licensed: $localize`Licensed sites`,
    add: $localize`Add sites`,
    another: $localize`Another location`,
    nobody: $localize`No location holds a seat`,
    noneMatches: $localize`No location in scope has a device that satisfies the rule. Why? shows for any location what is missing.`,
    automatic: $localize`The license’s rule gives these seats: they follow the devices of each location. To change which get one, edit the rule, or make an exception.`,
    search: $localize`Search by name or address`,
    noneFits: $localize`No location in scope fits.`,
    failed: $localize`The locations could not be loaded.`,
    firstSeats: $localize`Locations that get a seat at once`,
    seatsOfEach: $localize`Seats of each location`,
    choose: $localize`Choose a location to see, check by check, whether it gets a seat, and what would have to change.`,
    show: $localize`Show locations`,
  },
};

/** `1 device`, `1,200 people`. */
export function holderCountText(kind: HolderKind, count: number): string {
  switch (kind) {
    case 'DEVICE':
      return deviceCountText(count);
    case 'PERSON':
      return personCountText(count);
    case 'LOCATION':
      return count === 1 ? $localize`1 location` : $localize`${formatNumber(count)}:count: locations`;
  }
}
