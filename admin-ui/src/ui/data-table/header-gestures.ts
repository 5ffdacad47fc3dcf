import { type Signal, signal } from '@angular/core';

import type { ColumnLayout } from './column-layout';
import type { ColumnWidths } from './column-widths';
import { moveColumn } from './columns.rules';

/** A click that shakes is no drag. */
const dragPixels = 6;

/** Where a column that is dragged would come: before another one, or after it. */
interface DropPlace {
  readonly column: string;
  readonly after: boolean;
}

/** What the pointer does with the headers: drags one to another place, or its edge to another width. */
export class HeaderGestures<Row> {
  readonly #moving = signal<string | null>(null);
  readonly #place = signal<DropPlace | null>(null);
  #moved = false;

  /** The column that is on the move. */
  readonly moving = this.#moving.asReadonly();
  readonly place: Signal<DropPlace | null> = this.#place.asReadonly();

  constructor(
    private readonly layout: ColumnLayout<Row>,
    private readonly widths: ColumnWidths,
  ) {}

  /** Takes a header by its edge. */
  beginResize(column: string, event: PointerEvent): void {
    const header = event.target instanceof Element ? event.target.closest('th') : null;
    if (header === null || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const from = event.clientX;
    const width = header.offsetWidth;
    const direction = getComputedStyle(header).direction === 'rtl' ? -1 : 1;
    follow(event, {
      move: ({ clientX }) => this.widths.drag(column, width + (clientX - from) * direction),
      end: () => this.widths.drop(),
    });
  }

  /** Takes a header, to move its column. Fingers scroll. */
  beginMove(column: string, event: PointerEvent): void {
    // A drag that ended over another header was told no click.
    this.#moved = false;
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    const [first] = this.layout.visible();
    if (row === null || event.button !== 0 || event.pointerType === 'touch' || column === first?.key) return;
    const from = event.clientX;
    follow(event, {
      move: ({ clientX }) => {
        if (this.#moving() === null && Math.abs(clientX - from) < dragPixels) return;
        this.#moving.set(column);
        this.#place.set(placeAt(row, clientX));
      },
      end: (dropped) => {
        this.#moved = this.#moving() !== null;
        // The click of this drag is told at once: a later one, by key too, is another.
        setTimeout(() => (this.#moved = false));
        const place = this.#place();
        if (dropped && place !== null && this.#moved) this.move(column, place);
        this.#moving.set(null);
        this.#place.set(null);
      },
    });
  }

  /** Whether the click that is being told ended a drag: it sorts nothing then. */
  tookClick(): boolean {
    const moved = this.#moved;
    this.#moved = false;
    return moved;
  }

  /** Puts a column beside another one. */
  move(column: string, { column: beside, after }: DropPlace): void {
    if (column === beside) return;
    const choices = this.layout.choices();
    const from = choices.findIndex(({ key }) => key === column);
    const rest = choices.filter(({ key }) => key !== column);
    const to = rest.findIndex(({ key }) => key === beside) + (after ? 1 : 0);
    this.layout.choose(moveColumn(choices, from, to));
  }
}

/** The place between two headers that is nearest to a pointer. */
function placeAt(row: Element, clientX: number): DropPlace | null {
  for (const header of row.querySelectorAll<HTMLElement>('th[data-column]')) {
    const { left, right } = header.getBoundingClientRect();
    const column = header.dataset['column'];
    if (column !== undefined && clientX >= left && clientX < right)
      return { column, after: clientX > (left + right) / 2 };
  }
  return null;
}

/** Follows a pointer until it is let go, or Escape takes it back. */
function follow(
  event: PointerEvent,
  { move, end }: { move: (event: PointerEvent) => void; end: (dropped: boolean) => void },
): void {
  const controller = new AbortController();
  const { signal: until } = controller;
  const finish = (dropped: boolean) => {
    controller.abort();
    end(dropped);
  };
  const own = (other: PointerEvent) => other.pointerId === event.pointerId;
  document.addEventListener('pointermove', (moved) => own(moved) && move(moved), { signal: until });
  document.addEventListener('pointerup', (up) => own(up) && finish(true), { signal: until });
  document.addEventListener('pointercancel', (up) => own(up) && finish(false), { signal: until });
  document.addEventListener(
    'keydown',
    (pressed) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      finish(false);
    },
    { signal: until, capture: true },
  );
}
