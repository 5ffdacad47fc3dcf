/** So many active devices of an organization have a product or a title; as a difference: so many more. */
export interface DeviceCount {
  /** The product or title. */
  id: number;
  organizationId: number;
  devices: number;
}

/** Adds up counts per product (or title) and organization. */
export class DeviceCounts {
  private readonly sums = new Map<string, DeviceCount>();

  /** Adds counts, or takes them away with -1. */
  add(counts: readonly DeviceCount[], sign: 1 | -1 = 1): void {
    for (const count of counts) {
      const key = `${count.id} ${count.organizationId}`;
      const devices = (this.sums.get(key)?.devices ?? 0) + sign * count.devices;
      this.sums.set(key, { ...count, devices });
    }
  }

  /** The sums that are not 0. */
  get nonZero(): DeviceCount[] {
    return [...this.sums.values()].filter((count) => count.devices !== 0);
  }
}

/** By how much each count of `after` differs from that of `before`; equal ones are left out, absent ones are 0. */
export function countChanges(before: readonly DeviceCount[], after: readonly DeviceCount[]): DeviceCount[] {
  const counts = new DeviceCounts();
  counts.add(after);
  counts.add(before, -1);
  return counts.nonZero;
}
