/** So many active devices of an organization have a product or a title; as a difference: so many more. */
export interface DeviceCount {
  /** The product or title. */
  id: number;
  organizationId: number;
  devices: number;
}

/** By how much each count of `after` differs from that of `before`; equal ones are left out, absent ones are 0. */
export function countChanges(before: readonly DeviceCount[], after: readonly DeviceCount[]): DeviceCount[] {
  const differences = new Map<string, DeviceCount>();
  const add = (count: DeviceCount, sign: 1 | -1): void => {
    const key = `${count.id} ${count.organizationId}`;
    const devices = (differences.get(key)?.devices ?? 0) + sign * count.devices;
    differences.set(key, { ...count, devices });
  };
  for (const count of before) add(count, -1);
  for (const count of after) add(count, 1);
  return [...differences.values()].filter((difference) => difference.devices !== 0);
}
