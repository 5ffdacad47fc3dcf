import { Injectable, effect, signal } from '@angular/core';

import { readChoice, writeChoice } from './stored-choice';

export const themes = ['system', 'light', 'dark'] as const;
export const contrasts = ['normal', 'more'] as const;
export const densities = ['comfortable', 'compact'] as const;

/** Which colours; `system` follows the operating system. */
export type Theme = (typeof themes)[number];
export type Contrast = (typeof contrasts)[number];
/** How much room rows and controls take. */
export type Density = (typeof densities)[number];

/** How the panel looks on this machine: kept in the browser, shown through attributes of the document element. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  readonly theme = signal<Theme>(readChoice('theme', themes, 'system'));
  readonly contrast = signal<Contrast>(readChoice('contrast', contrasts, 'normal'));
  readonly density = signal<Density>(readChoice('density', densities, 'comfortable'));

  constructor() {
    effect(() => apply('theme', this.theme()));
    effect(() => apply('contrast', this.contrast()));
    effect(() => apply('density', this.density()));
  }
}

function apply(name: 'theme' | 'contrast' | 'density', value: string): void {
  document.documentElement.dataset[name] = value;
  writeChoice(name, value);
}
