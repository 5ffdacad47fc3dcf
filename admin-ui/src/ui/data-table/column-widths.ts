import { type Signal, computed, signal } from '@angular/core';

import { forgetChoice, readJson, writeJson } from '../../core/stored-choice';

/** A column keeps room for its heading, and leaves some to the others. */
const narrowest = 64;
const widest = 900;

const stepPixels = 24;

/** Widths in pixels by column. */
type Widths = Readonly<Record<string, number>>;

/** How wide columns are: as somebody dragged them, kept in this browser, else as wide as what they show. */
export class ColumnWidths {
  readonly #changes = signal(0);
  /** While a column is dragged. */
  readonly #dragged = signal<Widths>({});
  /** So that rows that come and go do not change the columns. */
  readonly #fixed = signal<Widths>({});
  readonly #name = computed(() => `table.${this.key()}.widths`);
  readonly #kept = computed<Widths>(() => {
    this.#changes();
    return readJson(this.#name(), widths) ?? {};
  });

  /** Nothing holds columns but what they show. */
  readonly natural = computed(() => Object.keys(this.#fixed()).length === 0);

  /** @param key names the table */
  constructor(private readonly key: Signal<string>) {}

  /** The CSS width of a column; `null` for one that is as wide as what it shows. */
  of(column: string): string | null {
    const width = this.#dragged()[column] ?? this.#kept()[column] ?? this.#fixed()[column];
    return width === undefined ? null : `${width}px`;
  }

  drag(column: string, width: number): void {
    this.#dragged.set({ [column]: Math.round(Math.max(narrowest, Math.min(widest, width))) });
  }

  /** Makes a column a step wider or narrower than it is. */
  step(column: string, from: number, by: -1 | 1): void {
    this.drag(column, from + by * stepPixels);
    this.drop();
  }

  /** Keeps what was dragged. */
  drop(): void {
    if (Object.keys(this.#dragged()).length === 0) return;
    writeJson(this.#name(), { ...this.#kept(), ...this.#dragged() });
    this.#again();
  }

  /** Lets one column, or all of them, be as wide as what they show. */
  reset(column?: string): void {
    const { [column ?? '']: _gone, ...others } = this.#kept();
    if (column === undefined || Object.keys(others).length === 0) forgetChoice(this.#name());
    else writeJson(this.#name(), others);
    this.#again();
  }

  /** Leaves columns as wide as they are now. */
  fix(measured: Widths): void {
    // Nothing changes nothing: whoever looks would look again.
    if (Object.keys(measured).length > 0 || !this.natural()) this.#fixed.set(measured);
  }

  #again(): void {
    this.#dragged.set({});
    this.#changes.update((count) => count + 1);
  }
}

function widths(value: unknown): Widths | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, width]) => typeof width === 'number' && width >= narrowest)
    ? Object.fromEntries(entries)
    : undefined;
}
