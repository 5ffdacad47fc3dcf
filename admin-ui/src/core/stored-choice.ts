const prefix = 'seatwise.';

/** A choice kept in this browser; the fallback when nothing, or nothing known, is kept. */
export function readChoice<Choice extends string>(
  name: string,
  known: readonly Choice[],
  fallback: NoInfer<Choice>,
): Choice {
  const stored = read(name);
  return known.find((choice) => choice === stored) ?? fallback;
}

export function writeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Storage is full or forbidden: the choice lasts until the page is left, which is all that it is worth.
  }
}

/** A kept JSON value, checked by its reader; `undefined` when nothing fitting is kept. */
export function readJson<Value>(name: string, accept: (value: unknown) => Value | undefined): Value | undefined {
  const stored = read(name);
  if (stored === null) return undefined;
  try {
    return accept(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

/** For `readJson`: a list of texts. */
export function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}

export function writeJson(name: string, value: unknown): void {
  writeChoice(name, JSON.stringify(value));
}

export function forgetChoice(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // See writeChoice.
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}
