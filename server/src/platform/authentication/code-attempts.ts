import { Injectable } from '@nestjs/common';
import { type AttemptLimit, Attempts } from './attempts.service.js';
import { KnownDevices } from './known-devices.js';
import { enteredCode } from './one-time-codes.rules.js';
import { codeLimit } from './sign-in-limits.rules.js';

/** Counts the one-time codes that are tried for an account, in whatever way. */
@Injectable()
export class CodeAttempts {
  constructor(
    private readonly attempts: Attempts,
    private readonly knownDevices: KnownDevices,
  ) {}

  /**
   * Counts a code of an app before it is tried.
   * @param text as it was entered.
   * @returns what counts it, to be given back if it was right, null where there is none; how many seconds to wait when
   * there were too many.
   */
  async count(technicianId: number, text: string | undefined): Promise<AttemptLimit | number | null> {
    if (text === undefined || enteredCode(text)?.kind !== 'APP') return null;
    const limit = codeLimit(technicianId, await this.knownDevices.epochOf(technicianId));
    return (await this.attempts.count(limit)) ?? limit;
  }
}
