import { deviceGroupsGet, deviceGroupsList } from '../../api/device-groups';
import { devicesExport, devicesList } from '../../api/devices';
import { locationsGet, locationsList } from '../../api/locations';
import type { DeviceResponse, DevicesListParams } from '../../api/model';
import { softwareGet, softwareList } from '../../api/software';
import { formatAgo } from '../../core/format';
import { deviceClassWords, deviceStatusWords, options } from '../../core/words';
import { type Column, type ListSource, type TableFilter, listSource } from '../../ui/data-table';

/** What a list of devices is about, by parameter of the operation. */
export type DevicePlace = Pick<DevicesListParams, 'organizationId' | 'locationId' | 'primaryUserId' | 'deviceGroupId'>;

/**
 * A list of devices for `<app-device-table>`, with the filters that its place leaves to choose. Needs an injection context.
 *
 * @param key what the browser keeps column choices by
 * @param place narrows the list; may read signals
 * @param within parameters that the place sets: they are not offered as filters
 */
export function deviceSource(
  key: string,
  place: () => DevicePlace,
  within: readonly (keyof DevicePlace)[] = [],
): ListSource<DeviceResponse> {
  const filters: readonly TableFilter<keyof DevicesListParams>[] = [
    {
      kind: 'choice',
      key: 'deviceClass',
      not: 'deviceClassNot',
      label: $localize`Class`,
      options: options(deviceClassWords),
    },
    { kind: 'choice', key: 'status', label: $localize`Status`, single: true, options: options(deviceStatusWords) },
    {
      kind: 'lookup',
      key: 'locationId',
      label: $localize`Location`,
      search: (q) => locationsList({ q, organizationId: place().organizationId }),
      load: locationsGet,
    },
    {
      kind: 'lookup',
      key: 'productId',
      label: $localize`Software`,
      search: (q) => softwareList({ q, sort: '-deviceCount' }),
      load: softwareGet,
    },
    {
      kind: 'lookup',
      key: 'deviceGroupId',
      label: $localize`Device group`,
      search: (q) => deviceGroupsList({ q }),
      load: deviceGroupsGet,
    },
    { kind: 'date', key: 'lastSeenBefore', label: $localize`Last seen before` },
    { kind: 'text', key: 'tag', not: 'tagNot', label: $localize`Tag` },
  ];
  const set: readonly string[] = within;
  return listSource({
    key,
    list: devicesList,
    export: devicesExport,
    params: place,
    filters: filters.filter((filter) => !set.includes(filter.key)),
    defaultSort: 'name',
    topics: ['devices', 'licenses', ...(set.includes('deviceGroupId') ? ['device-groups', 'software'] : [])],
  });
}

/** The columns of lists of devices. Status and licenses are drawn by the table. */
export const deviceColumns: readonly Column<DeviceResponse>[] = [
  { key: 'name', label: $localize`Name`, sortable: true, width: '20%' },
  {
    key: 'organization',
    label: $localize`Organization`,
    sortable: true,
    value: ({ organization }) => organization.name,
  },
  {
    key: 'location',
    label: $localize`Location`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ location }) => location.name,
  },
  {
    key: 'deviceClass',
    label: $localize`Class`,
    sortable: true,
    value: ({ deviceClass }) => deviceClassWords[deviceClass],
  },
  { key: 'osName', label: $localize`Operating system`, sortable: true, maxWidth: 'clamp(150px, 16vw, 320px)' },
  { key: 'osVersion', label: $localize`OS version`, sortable: true, hiddenByDefault: true },
  { key: 'serialNumber', label: $localize`Serial number`, sortable: true, hiddenByDefault: true },
  { key: 'manufacturer', label: $localize`Manufacturer`, hiddenByDefault: true },
  { key: 'model', label: $localize`Model`, hiddenByDefault: true },
  {
    key: 'primaryUser',
    label: $localize`Primary user`,
    hiddenByDefault: true,
    value: ({ primaryUser }) => primaryUser?.name ?? '',
  },
  { key: 'tags', label: $localize`Tags`, hiddenByDefault: true, value: ({ tags }) => tags.join(', ') },
  { key: 'licenseCount', label: $localize`Licenses`, align: 'end', width: '90px' },
  { key: 'status', label: $localize`Status`, sortable: true, width: '90px' },
  { key: 'lastSeenAt', label: $localize`Last seen`, sortable: true, value: ({ lastSeenAt }) => formatAgo(lastSeenAt) },
];

/** The columns within one organization: where in it stands in their place. */
export const deviceColumnsWithin: readonly Column<DeviceResponse>[] = deviceColumns
  .filter(({ key }) => key !== 'organization')
  .map((column) => (column.key === 'location' ? { ...column, hiddenByDefault: false } : column));
