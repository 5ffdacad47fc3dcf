/** So long somebody may take at the provider. */
export const pendingSeconds = 600;

/** A sign-in that is under way at a provider, as the browser keeps it. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  codeVerifier: string;
  providerId: number;
  /** Where to go afterwards. */
  path: string;
  /** In milliseconds since 1970. */
  expiresAt: number;
}

/** True for what was kept by this version of the product. */
export function isPendingSignIn(value: unknown): value is PendingSignIn {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ['state', 'nonce', 'codeVerifier', 'path'].map((name) => fields.get(name));
  const numbers = ['providerId', 'expiresAt'].map((name) => fields.get(name));
  return texts.every((each) => typeof each === 'string') && numbers.every((each) => typeof each === 'number');
}
