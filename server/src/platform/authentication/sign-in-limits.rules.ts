import type { AttemptLimit } from './attempts.service.js';
import type { KnownDevice } from './known-devices.js';

const windowMinutes = 15;
/** From one network, or one device that the account has signed in on. */
const failuresOfAccount = 10;
/** Of all the devices of one account together: whoever has collected their cookies must wait too. */
const failuresOfKnownDevices = 100;
/** Of one network, whatever the accounts: somebody who tries one password on all of them must wait too. */
const failuresOfNetwork = 100;
/** Of one account, from wherever it has never signed in: somebody who has many networks must wait too. */
const failuresFromUnknown = 50;

/** Wrong codes of one account after its right password: guesses by somebody who has stolen that. */
const wrongCodesOfAccount = 20;
const minutesPerDay = 1440;

/** Somebody who wants to be let in. */
export interface SignInAttempt {
  /** The e-mail in small letters. */
  account: string;
  network: string;
  /** The device, where it shows that the account has signed in on it; null where it does not. */
  device: KnownDevice | null;
}

/** How often it may be tried, and what becomes of the count once it went well. */
export interface SignInLimit extends AttemptLimit {
  /** Whether it then starts anew; else this one attempt was none. */
  startsAnew: boolean;
  /** Whether failures are told apart by account. */
  ofAccount: boolean;
}

/**
 * How often signing in may be tried. A device that the account has signed in on is counted by itself: whatever others do,
 * from whatever network, its owner is not locked out. Else the network comes first: one that must wait leaves no trace of
 * ever other accounts.
 */
export function signInLimits({ account, network, device }: SignInAttempt): SignInLimit[] {
  if (device !== null) {
    const by = [account, device.id];
    return [
      { kind: 'sign-in by device', by, allowed: failuresOfAccount, windowMinutes, startsAnew: true, ofAccount: true },
      {
        kind: 'sign-in by account from known devices',
        // Another password ends the devices, and what was counted of them.
        by: [account, device.epoch],
        allowed: failuresOfKnownDevices,
        windowMinutes,
        startsAnew: false,
        ofAccount: true,
      },
    ];
  }
  return [
    {
      kind: 'sign-in by network',
      by: [network],
      allowed: failuresOfNetwork,
      windowMinutes,
      startsAnew: false,
      ofAccount: false,
    },
    {
      kind: 'sign-in by account and network',
      by: [account, network],
      allowed: failuresOfAccount,
      windowMinutes,
      startsAnew: true,
      ofAccount: true,
    },
    {
      kind: 'sign-in by account from unknown devices',
      by: [account],
      allowed: failuresFromUnknown,
      windowMinutes,
      startsAnew: false,
      ofAccount: true,
    },
  ];
}

/**
 * How often a one-time code may be tried with the right password or by somebody signed in, from wherever: nobody else can
 * use this up. Another password or app starts it anew; recovery codes are too long to be guessed and not counted.
 */
export function codeLimit(technicianId: number, epoch: string): AttemptLimit {
  const by = [String(technicianId), epoch];
  return { kind: 'one-time codes', by, allowed: wrongCodesOfAccount, windowMinutes: minutesPerDay };
}
