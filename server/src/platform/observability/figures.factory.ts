/** One figure as Prometheus reads it. */
export interface Figure {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads the text format of Prometheus. */
export function figuresOf(text: string): Figure[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const pairs = Array.from(labels.matchAll(/(\w+)="([^"]*)"/g), ([, key = '', said = '']) => [key, said]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The sum of the figures of a name that have all of these labels; null when there is none. */
export function sumOf(figures: readonly Figure[], name: string, labels: Record<string, string> = {}): number | null {
  const found = figures.filter(
    (each) => each.name === name && Object.entries(labels).every(([key, said]) => each.labels[key] === said),
  );
  return found.length === 0 ? null : found.reduce((sum, each) => sum + each.value, 0);
}
