import { Component, booleanAttribute, input } from '@angular/core';

/** The pages before the frame: one card in the middle, with the name of the product above it. */
@Component({
  selector: 'app-entry-card',
  host: { '[class.wide]': 'wide()' },
  template: `
    <main tabindex="-1">
      <p class="brand">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M10 8v9.5h12M10 17.5V24M22 17.5V24M14.5 12.5h5" />
        </svg>
        Seatwise
      </p>
      <section class="card">
        <h1>{{ heading() }}</h1>
        @if (text()) {
          <p class="muted lead">{{ text() }}</p>
        }
        <ng-content />
      </section>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 100dvh;
      padding: 24px 16px;
      place-items: center;
    }
    main {
      width: min(380px, 100%);
    }
    :host(.wide) main {
      width: min(640px, 100%);
    }
    .brand {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 10px;
      margin-bottom: 18px;
      font-size: 18px;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    rect {
      fill: var(--accent);
    }
    path {
      fill: none;
      stroke: var(--on-accent);
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .card {
      padding: 26px 28px 28px;
      box-shadow: var(--shadow-small);
    }
    h1 {
      margin-bottom: 14px;
    }
    .lead {
      margin: -8px 0 18px;
    }
    @media (width <= 600px) {
      .card {
        padding: 20px 18px;
      }
    }
  `,
})
export class EntryCard {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly wide = input(false, { transform: booleanAttribute });
}
