import { Dialog } from '@angular/cdk/dialog';
import { createGlobalPositionStrategy } from '@angular/cdk/overlay';
import { Injectable, Injector, inject } from '@angular/core';

/** Up to this width it begins at the top, above the keyboard of the screen. */
const smallScreenPixels = 600;

/** Opens the palette, whose code is loaded then. */
@Injectable({ providedIn: 'root' })
export class Palette {
  readonly #dialog = inject(Dialog);
  readonly #injector = inject(Injector);
  #opening = false;

  async open(): Promise<void> {
    if (this.#opening || this.#dialog.openDialogs.length > 0) return;
    this.#opening = true;
    try {
      const { CommandPalette } = await import('./command-palette');
      this.#dialog.open(CommandPalette, {
        ariaLabel: $localize`Search`,
        autoFocus: 'input',
        backdropClass: 'app-scrim',
        closeOnNavigation: true,
        positionStrategy: createGlobalPositionStrategy(this.#injector)
          .centerHorizontally()
          .top(innerWidth > smallScreenPixels ? '12vh' : '8px'),
      });
    } finally {
      this.#opening = false;
    }
  }
}
