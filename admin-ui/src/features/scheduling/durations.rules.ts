/** How long something took, in two units at most: `12 ms`, `3.4 s`, `2 min 5 s`, `1 h 10 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return $localize`${Math.round(milliseconds)}:count: ms`;
  // What would be shown as a whole minute is one.
  if (milliseconds < 59_950) return $localize`${tenths(milliseconds)}:count: s`;
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return $localize`${minutes}:minutes: min ${seconds % 60}:seconds: s`;
  return $localize`${Math.floor(minutes / 60)}:hours: h ${minutes % 60}:minutes: min`;
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
