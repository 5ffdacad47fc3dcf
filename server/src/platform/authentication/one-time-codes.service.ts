import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { Actor } from '../authorization/actor.js';
import { Database } from '../database/database.js';
import { Changes, sessionsChanged } from '../events/changes.js';
import { AppError } from '../http/app-error.js';
import { hashOfToken } from '../secrets/opaque-tokens.js';
import { SecretBox } from '../secrets/secret-box.js';
import { SecretRotation } from '../secrets/secret-rotation.js';
import { otpInvalidField } from './authentication.errors.js';
import { type CodeState, OneTimeCodesRepository, type StoredAuthenticator } from './one-time-codes.repository.js';
import { addressOf, enteredCode, newRecoveryCodes, newSecret, readable, stepOf } from './one-time-codes.rules.js';

/** What a code came to. */
export type CodeVerdict = 'NOT_ENROLLED' | 'ACCEPTED' | 'MISSING' | 'WRONG';

const purposeOf = (technicianId: number, id: number) => `authenticator/${technicianId}/${id}`;
const recoveryHashOf = (technicianId: number, code: string) => hashOfToken(`recovery ${technicianId} ${code}`);

/** The second factor of technicians: codes of an app (TOTP, RFC 6238), and those for when the app is lost. */
@Injectable()
export class OneTimeCodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly secretBox: SecretBox,
    private readonly rotation: SecretRotation,
    private readonly codes: OneTimeCodesRepository,
  ) {}

  onModuleInit(): void {
    const boundTo: [string, string] = ['technician_id', 'id'];
    this.rotation.register({ table: 'authenticator', column: 'sealed_secret', boundTo, purposeOf });
  }

  stateOf(technicianId: number): Promise<CodeState> {
    return this.codes.stateOf(technicianId);
  }

  /**
   * In the open transaction: uses a code up. Of two who use the same one at once, one is accepted.
   * @param text as it was entered; absent where none was.
   */
  async use(actor: Actor, technicianId: number, text: string | undefined, now = new Date()): Promise<CodeVerdict> {
    await this.codes.hold(technicianId);
    const authenticator = await this.codes.find(technicianId, { confirmed: true });
    if (authenticator === null) return 'NOT_ENROLLED';
    if (text === undefined || text.trim() === '') return 'MISSING';
    const entered = enteredCode(text);
    if (entered === null) return 'WRONG';
    if (entered.kind === 'APP') return this.useAppCode(technicianId, authenticator, entered.code, now);
    if (!(await this.codes.useRecoveryCode(technicianId, recoveryHashOf(technicianId, entered.code)))) return 'WRONG';
    const { recoveryCodesLeft: left } = await this.codes.stateOf(technicianId);
    await this.record(actor, 'recovery-code.used', technicianId, { left });
    return 'ACCEPTED';
  }

  /** Begins to set up an app; the one in force stays until the new one is confirmed. */
  begin(technicianId: number, email: string): Promise<{ secret: string; address: string }> {
    const secret = newSecret();
    return this.database.transaction(async () => {
      await this.codes.hold(technicianId);
      const id = await this.codes.begin(technicianId);
      await this.codes.keepSecret(id, this.secretBox.seal(secret, purposeOf(technicianId, id)));
      return { secret, address: addressOf(secret, email) };
    });
  }

  /**
   * The first code of the app that was set up: from now on it is asked for.
   * @returns recovery codes, shown this once.
   * @throws AppError 409 `auth.otp-not-begun`, 422 `auth.otp-invalid`.
   */
  confirm(actor: Actor, technicianId: number, text: string, now = new Date()): Promise<string[]> {
    return this.database.transaction(async () => {
      await this.codes.hold(technicianId);
      const pending = await this.codes.find(technicianId, { confirmed: false });
      if (pending === null) {
        throw new AppError('auth.otp-not-begun', 409, 'No app is being set up. Begin anew, and scan the new picture.');
      }
      const entered = enteredCode(text);
      const step = entered?.kind === 'APP' ? this.stepOf(technicianId, pending, entered.code, now) : null;
      if (step === null) throw otpInvalidField('code');
      await this.codes.confirm(technicianId, pending.id, step);
      await this.record(actor, 'one-time-codes.enabled', technicianId);
      await this.changes.publish(sessionsChanged);
      return this.replaceRecoveryCodes(technicianId);
    });
  }

  /** New recovery codes, shown this once; the ones before end. @throws AppError 409 `auth.otp-not-enrolled`. */
  renewRecoveryCodes(actor: Actor, technicianId: number): Promise<string[]> {
    return this.database.transaction(async () => {
      await this.codes.hold(technicianId);
      if ((await this.codes.find(technicianId, { confirmed: true })) === null) {
        throw new AppError('auth.otp-not-enrolled', 409, 'There is no app to recover. Set up one-time codes first.');
      }
      await this.record(actor, 'recovery-codes.renewed', technicianId);
      return this.replaceRecoveryCodes(technicianId);
    });
  }

  /** No code is asked for any more. @param action what the log calls it. @returns false when none was asked for. */
  remove(actor: Actor, technicianId: number, action: string): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.codes.hold(technicianId);
      const removed = await this.codes.delete(technicianId);
      if (removed) {
        await this.record(actor, action, technicianId);
        await this.changes.publish(sessionsChanged);
      }
      return removed;
    });
  }

  private async useAppCode(
    technicianId: number,
    authenticator: StoredAuthenticator,
    code: string,
    now: Date,
  ): Promise<CodeVerdict> {
    const step = this.stepOf(technicianId, authenticator, code, now);
    if (step === null) return 'WRONG';
    await this.codes.noteStep(authenticator.id, step);
    return 'ACCEPTED';
  }

  private stepOf(
    technicianId: number,
    { id, sealedSecret, lastStep }: StoredAuthenticator,
    code: string,
    now: Date,
  ): number | null {
    return stepOf(this.secretBox.open(sealedSecret, purposeOf(technicianId, id)), code, now, lastStep);
  }

  private async replaceRecoveryCodes(technicianId: number): Promise<string[]> {
    const made = newRecoveryCodes();
    await this.codes.replaceRecoveryCodes(
      technicianId,
      made.map((code) => recoveryHashOf(technicianId, code)),
    );
    return made.map(readable);
  }

  private record(actor: Actor, action: string, technicianId: number, after?: object): Promise<void> {
    const about = { subjectType: 'Person', subjectId: technicianId };
    return this.audit.record(actor, { action, ...about, ...(after === undefined ? {} : { after }) });
  }
}
