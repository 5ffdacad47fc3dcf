import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChildren,
} from '@angular/core';

import { type Level, levelWords } from './permission-words';
import { levels } from './permission-matrix.rules';

let lastId = 0;

/** One level of several; `null` stands for the default. */
interface Choice {
  readonly level: Level | null;
  readonly short: string;
  readonly long: string;
}

const choices: readonly Choice[] = levels.map((level) => ({ level, ...levelWords[level] }));

/**
 * Chooses one level: radio buttons side by side, with the keys and the words of radio buttons.
 *
 * @example
 * ```html
 * <app-level-choice labelledBy="devices" [value]="level" [may]="mayChoose" (chosen)="set($event)" />
 * ```
 */
@Component({
  selector: 'app-level-choice',
  host: { role: 'radiogroup', '[attr.aria-labelledby]': 'labelledBy()', '[attr.aria-describedby]': 'describedBy()' },
  template: `
    @for (choice of offered(); track choice.level) {
      @let may = mayChoose(choice);
      <label
        [class.chosen]="choice.level === value()"
        [class.closed]="choice.level === 'NONE' || choice.level === null"
        [class.refused]="!may"
        [title]="may ? choice.long : refusal"
      >
        <input
          #radio
          type="radio"
          class="visually-hidden"
          [name]="name"
          [checked]="choice.level === value()"
          [disabled]="!may"
          (change)="choose(choice.level)"
        />
        <span aria-hidden="true">{{ choice.short }}</span>
        <span class="visually-hidden">{{ choice.long }}</span>
      </label>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      border: 1px solid var(--border-control);
      border-radius: var(--radius);
      background: var(--surface);
    }
    label {
      display: flex;
      position: relative;
      align-items: center;
      justify-content: center;
      min-height: 28px;
      padding: 0 2px;
      border-inline-start: 1px solid var(--border);
      color: var(--text-muted);
      font-size: var(--text-size-small);
      cursor: pointer;
    }
    label:first-child {
      border-inline-start-width: 0;
      border-start-start-radius: 5px;
      border-end-start-radius: 5px;
    }
    label:last-child {
      border-start-end-radius: 5px;
      border-end-end-radius: 5px;
    }
    label:hover {
      background: var(--surface-hover);
      color: var(--text);
    }
    .chosen,
    .chosen:hover {
      background: var(--accent);
      color: var(--on-accent);
      font-weight: 600;
    }
    .chosen.closed,
    .chosen.closed:hover {
      background: var(--surface-tint);
      color: var(--text);
    }
    .refused:not(.chosen) {
      background: var(--surface-recessed);
      color: var(--text-faint);
      text-decoration: line-through;
      cursor: not-allowed;
    }
    label:has(:focus-visible) {
      z-index: 1;
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }
    @media (width <= 700px) {
      label {
        font-size: 11px;
        letter-spacing: -0.01em;
      }
    }
    @media (pointer: coarse) {
      label {
        min-height: 40px;
      }
    }
  `,
})
export class LevelChoice {
  readonly #injector = inject(Injector);
  private readonly radios = viewChildren<ElementRef<HTMLInputElement>>('radio');

  /** The id of what names it. */
  readonly labelledBy = input.required<string>();
  /** The id of what says why levels are refused; `null` where none is. */
  readonly describedBy = input<string | null>(null);
  /** `undefined`: nothing is chosen, because what it stands for differs. */
  readonly value = input.required<Level | null | undefined>();
  /** What the default is, where following it is a choice. */
  readonly following = input<Level | null>(null);
  /** Whether the default differs between what is chosen for: it has no name then. */
  readonly followingMixed = input(false);
  readonly may = input.required<(level: Level | null) => boolean>();
  readonly chosen = output<Level | null>();

  protected readonly name = `level-choice-${(lastId += 1)}`;
  protected readonly refusal = $localize`Beyond your own permissions`;
  protected readonly offered = computed<readonly Choice[]>(() => {
    const following = this.following();
    if (following === null) return choices;
    if (this.followingMixed())
      return [{ level: null, short: $localize`Default`, long: $localize`Default of each area` }, ...choices];
    const long = $localize`Default, which is: ${levelWords[following].long}:level:`;
    return [{ level: null, short: $localize`Default`, long }, ...choices];
  });

  protected choose(level: Level | null): void {
    this.chosen.emit(level);
    // The browser marks what was clicked. Where the value stays another one, nothing that is drawn says so by itself.
    afterNextRender(() => this.#showValue(), { injector: this.#injector });
  }

  /** What is chosen already can always be kept. */
  protected mayChoose({ level }: Choice): boolean {
    return level === this.value() || this.may()(level);
  }

  #showValue(): void {
    const offered = this.offered();
    for (const [index, { nativeElement }] of this.radios().entries()) {
      nativeElement.checked = offered[index]?.level === this.value();
    }
  }
}
