import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import { hashOfToken } from '../secrets/opaque-tokens.js';
import { SecretBox } from '../secrets/secret-box.js';

const purpose = 'known-device';

/** So long a device is known after the last time that somebody signed in on it. */
export const knownDeviceDays = 180;

const millisecondsPerDay = 86_400_000;

/** A device that an account has signed in on, with the password and the app that it has now. */
export interface KnownDevice {
  id: string;
  /** Stands for password and app. */
  epoch: string;
}

/**
 * Devices that an account has signed in on, by a cookie that only this server can have made. It opens nothing: whoever
 * shows it is not held up by the failures of others. With another password or app the account has no known devices.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly database: Database,
    private readonly secretBox: SecretBox,
  ) {}

  /** The value of the cookie of a device on which a technician signs in; of the present one, where it is known. */
  async valueFor(technicianId: number, present: string | null, now = Date.now()): Promise<string> {
    const device = present ?? randomBytes(12).toString('base64url');
    const until = Math.floor(now / 1000 + (knownDeviceDays * millisecondsPerDay) / 1000);
    const [mark] = this.marksOf(technicianId, device, String(until), await this.epochOf(technicianId));
    return `${device}.${until}.${mark}`;
  }

  /**
   * Which device shows this cookie of a technician; null when it was not made here, is another's, too old, or of a
   * password or an app before the present one.
   */
  async deviceOf(technicianId: number, cookie: string | undefined, now = Date.now()): Promise<KnownDevice | null> {
    const [, id = '', until = '', mark = ''] = /^([\w-]{16})\.(\d{1,12})\.(.{1,200})$/.exec(cookie ?? '') ?? [];
    if (id === '' || Number(until) * 1000 <= now) return null;
    const epoch = await this.epochOf(technicianId);
    const marks = this.marksOf(technicianId, id, until, epoch);
    return marks.some((each) => isEqual(each, mark)) ? { id, epoch } : null;
  }

  /** Changes with the password, and with the app that shows one-time codes. Tells neither. */
  async epochOf(technicianId: number): Promise<string> {
    const credentials = await this.database.first<{ password: string | null; app: number | null }>(sql`
      SELECT t.password_hash AS password, a.id AS app
      FROM technician t LEFT JOIN authenticator a ON a.technician_id = t.person_id AND a.confirmed_at IS NOT NULL
      WHERE t.person_id = ${technicianId}`);
    return hashOfToken(JSON.stringify([credentials?.password, credentials?.app])).toString('base64url');
  }

  private marksOf(technicianId: number, device: string, until: string, epoch: string): string[] {
    return this.secretBox.marksOf(`${technicianId} ${device} ${until} ${epoch}`, purpose);
  }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
