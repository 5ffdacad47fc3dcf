import type { MailMessage } from '../../platform/mail/mail.js';

/** Who an e-mail about an account is to. */
interface Addressee {
  name: string;
  email: string;
}

/** The link by which a forgotten password is replaced. */
export function passwordResetMail({ name, email }: Addressee, link: string, minutes: number): MailMessage {
  return {
    to: email,
    subject: 'Choose a new password for Seatwise',
    text: `Hello ${name},

somebody, probably you, asked for a new password for your account at Seatwise. Choose one here:

${link}

The link works once, for ${minutes} minutes. With the new password all your sessions end.
If it was not you, there is nothing to do: your password stays as it is.
`,
  };
}

/** The link by which somebody who was invited chooses a password. */
export function invitationMail({ name, email }: Addressee, link: string, days: number): MailMessage {
  return {
    to: email,
    subject: 'Your account at Seatwise',
    text: `Hello ${name},

you can sign in to Seatwise with this address. Choose your password here:

${link}

The link works once, for ${days} days. Links that you got before do not work any more.
`,
  };
}
