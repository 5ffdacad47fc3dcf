let counter = 0;

/** A name that nothing else in the test has. */
export function uniqueName(prefix: string): string {
  counter += 1;
  return `${prefix} ${counter}`;
}
