import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

/** Who shows the codes, as apps call it. */
const issuer = 'Seatwise';

/** Seconds that a code lasts. */
const period = 30;

/** How many recovery codes there are at a time. */
export const recoveryCodeCount = 10;

/** Letters and digits that nobody takes for each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const recoveryCodeLength = 16;

/** What somebody may enter in place of a code: one of the app, or one of those kept for when it is lost. */
export type EnteredCode = { kind: 'APP'; code: string } | { kind: 'RECOVERY'; code: string };

/** What was entered, as it is compared: blanks, hyphens and capitals do not matter. Null for what can be neither. */
export function enteredCode(text: string): EnteredCode | null {
  const code = text.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: 'APP', code };
  return code.length === recoveryCodeLength && /^[a-z0-9]+$/.test(code) ? { kind: 'RECOVERY', code } : null;
}

/** A new secret that app and server share: 160 bits, as RFC 4226 asks for. */
export function newSecret(): string {
  return generateSecret();
}

/** What an app reads from the picture. */
export function addressOf(secret: string, email: string): string {
  return generateURI({ issuer, label: email, secret });
}

/**
 * The step of time that a code is of; null for a wrong one. The clocks may differ by one step, and no code of a step that
 * was used, or of one before, is right.
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, period, epochTolerance: period });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > lastStep ? result.timeStep : null;
}

/** New recovery codes, beyond guessing: 79 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    Array.from({ length: recoveryCodeLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  );
}

/** A recovery code as people read it: `abcd-efgh-jkmn-pqrs`. */
export function readable(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
