import { Component, input } from '@angular/core';

/** A grey bar where text will be. */
@Component({
  selector: 'app-skeleton',
  host: { 'aria-hidden': 'true', '[style.width]': 'width()' },
  template: '',
  styles: `
    :host {
      display: inline-block;
      height: 10px;
      max-width: 100%;
      border-radius: 5px;
      background: var(--surface-tint);
      animation: pulse 1.4s ease-in-out infinite;
    }
    @keyframes pulse {
      50% {
        opacity: 0.45;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        animation: none;
      }
    }
  `,
})
export class Skeleton {
  /** CSS width. */
  readonly width = input('100%');
}
