import { Component } from '@angular/core';

import { GalleryControls } from './gallery-controls';
import { GalleryFigures } from './gallery-figures';
import { GalleryMessages } from './gallery-messages';
import { GalleryTokens } from './gallery-tokens';

/** Everything that pages are made of, in the theme, contrast and density that are chosen above it. */
@Component({
  selector: 'app-component-gallery',
  imports: [GalleryControls, GalleryFigures, GalleryMessages, GalleryTokens],
  template: `
    <h2 i18n>Components</h2>
    <p class="muted" i18n>What the panel is made of, as it looks with these choices.</p>
    <app-gallery-tokens />
    <app-gallery-controls />
    <app-gallery-messages />
    <app-gallery-figures />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    h2 {
      margin-bottom: calc(-1 * var(--space-3));
    }
  `,
})
export class ComponentGallery {}
