import { Injectable, effect, signal } from '@angular/core';

import { readChoice, writeChoice } from './stored-choice';

export const themes = ['system', 'light', 'dark'] as const;
export const contrasts = ['normal', 'more'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const letterKeyChoices = ['on', 'off'] as const;

/** Which colours; `system` follows the operating system. */
export type Theme = (typeof themes)[number];
export type Contrast = (typeof contrasts)[number];
/** How much room rows and controls take. */
export type Density = (typeof densities)[number];
/** Whether single letters are shortcuts; they get in the way of whoever speaks to the machine. */
export type LetterKeys = (typeof letterKeyChoices)[number];

/** How the panel looks and listens on this machine: kept in the browser; looks are attributes of the document element. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  readonly theme = signal<Theme>(readChoice('theme', themes, 'system'));
  readonly contrast = signal<Contrast>(readChoice('contrast', contrasts, 'normal'));
  readonly density = signal<Density>(readChoice('density', densities, 'comfortable'));

  readonly letterKeys = signal<LetterKeys>(readChoice('letter-keys', letterKeyChoices, 'on'));

  constructor() {
    effect(() => apply('theme', this.theme()));
    effect(() => apply('contrast', this.contrast()));
    effect(() => apply('density', this.density()));
    effect(() => writeChoice('letter-keys', this.letterKeys()));
  }
}

function apply(name: 'theme' | 'contrast' | 'density', value: string): void {
  document.documentElement.dataset[name] = value;
  writeChoice(name, value);
}
