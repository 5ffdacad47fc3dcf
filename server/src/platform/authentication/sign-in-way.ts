/** How somebody has proved who they are. */
export interface SignInWay {
  /** The provider that vouches for them; null for a password. */
  provider: { id: number; name: string } | null;
  /** Whether this is as good as a password together with a one-time code, so that no code is asked for. */
  satisfiesOneTimeCode: boolean;
}

/** A password, or a one-time link by which one is chosen. */
export const byPassword: SignInWay = { provider: null, satisfiesOneTimeCode: false };
