import { createHmac } from 'node:crypto';

/**
 * The value of `X-Seatwise-Signature`: whoever has the secret sees that a body came from here, and when it was sent.
 * @param seconds since 1970.
 */
export function signatureOf(body: string, secret: string, seconds: number): string {
  const mark = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mark}`;
}
