import type { FieldError } from '../../platform/http/app-error.js';
import type { ReportedIdentity } from '../devices/device-recognition.rules.js';

/** What two devices of one call share, and may not. */
export interface Repetition {
  field: 'externalId' | 'serialNumber' | 'hardwareUuid';
  /** The earlier device. */
  index: number;
}

/**
 * Remembers which devices of one call were seen. Two that share what a device is recognised by would be written over
 * each other, in an order that nobody can tell.
 */
export class SeenIdentities {
  private readonly seen = new Map<string, number>();

  /** @returns what the device shares with an earlier one; null when it is remembered now. */
  add(identity: ReportedIdentity, index: number): Repetition | null {
    const keys = keysOf(identity);
    for (const { field, key } of keys) {
      const earlier = this.seen.get(key);
      if (earlier !== undefined) return { field, index: earlier };
    }
    for (const { key } of keys) this.seen.set(key, index);
    return null;
  }
}

function keysOf(identity: ReportedIdentity): { field: Repetition['field']; key: string }[] {
  const { organizationId, agentId, serialNumber, hardwareUuid } = identity;
  const values = [
    { field: 'externalId', value: agentId },
    { field: 'serialNumber', value: serialNumber?.toLowerCase() ?? null },
    { field: 'hardwareUuid', value: hardwareUuid },
  ] as const;
  return values.flatMap(({ field, value }) =>
    value === null ? [] : [{ field, key: `${organizationId} ${field} ${value}` }],
  );
}

/** Why the later one is left out. */
export function repeated({ field, index }: Repetition): FieldError {
  const message =
    field === 'externalId'
      ? `Device ${index} of this call has the same externalId. Send each device once.`
      : `Device ${index} of this call has the same ${field}, and would be taken for the same device. Correct it, or leave it out.`;
  return { field, code: `inventory.${field === 'externalId' ? 'device-repeated' : 'identity-repeated'}`, message };
}
