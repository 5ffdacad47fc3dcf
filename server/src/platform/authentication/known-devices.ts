import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '../secrets/secret-box.js';

const purpose = 'known-device';

/** So long a device is known after the last time that somebody signed in on it. */
export const knownDeviceDays = 180;

const millisecondsPerDay = 86_400_000;

/**
 * Devices that an account has signed in on, by a cookie that only this server can have made. It opens nothing: whoever
 * shows it is not held up by the failures of others.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly secretBox: SecretBox) {}

  /** The value of the cookie of a device on which a technician signs in; of the present one, where it is known. */
  valueFor(technicianId: number, present: string | null, now = Date.now()): string {
    const device = present ?? randomBytes(12).toString('base64url');
    const until = Math.floor(now / 1000 + (knownDeviceDays * millisecondsPerDay) / 1000);
    const [mark] = this.secretBox.marksOf(`${technicianId} ${device} ${until}`, purpose);
    return `${device}.${until}.${mark}`;
  }

  /** Which device shows this cookie of a technician; null when it was not made here, is another's, or too old. */
  deviceOf(technicianId: number, cookie: string | undefined, now = Date.now()): string | null {
    const [, device = '', until = '', mark = ''] = /^([\w-]{16})\.(\d{1,12})\.(.{1,200})$/.exec(cookie ?? '') ?? [];
    if (device === '' || Number(until) * 1000 <= now) return null;
    const marks = this.secretBox.marksOf(`${technicianId} ${device} ${until}`, purpose);
    return marks.some((each) => isEqual(each, mark)) ? device : null;
  }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
