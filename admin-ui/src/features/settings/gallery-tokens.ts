import { Component } from '@angular/core';

/** Colours and letters. */
@Component({
  selector: 'app-gallery-tokens',
  template: `
    <section class="card">
      <h3 i18n>Colors</h3>
      <ul class="swatches">
        @for (color of colors; track color) {
          <li>
            <span class="swatch" [style.background]="'var(--' + color + ')'"></span>
            <span class="mono small">{{ color }}</span>
          </li>
        }
      </ul>
    </section>
    <section class="card">
      <h3 i18n>Letters</h3>
      <p class="title" i18n>Title of a page</p>
      <p class="large" i18n>Title of a card</p>
      <p i18n>
        Text, with <a href="#letters" (click)="$event.preventDefault()">a link</a>, <strong>weight</strong> and
        <code>a command</code>
      </p>
      <p class="muted" i18n>Text of less weight</p>
      <p class="small muted" i18n>Small text, as hints and labels have it</p>
      <p class="figures" aria-hidden="true">
        @for (figure of figures; track figure) {
          <span>{{ figure }}</span>
        }
      </p>
    </section>
  `,
  styles: `
    :host {
      display: contents;
    }
    h3 {
      margin-bottom: var(--space-3);
    }
    .swatches {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: var(--space-2) var(--space-3);
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .swatch {
      flex: none;
      width: 24px;
      height: 24px;
      border: 1px solid var(--border);
      border-radius: var(--radius-small);
    }
    .title {
      font-size: var(--text-size-title);
      font-weight: 600;
      line-height: 28px;
    }
    .large {
      font-size: var(--text-size-large);
      font-weight: 600;
      line-height: 22px;
    }
    p a {
      text-decoration: underline;
    }
    .figures {
      display: inline-grid;
      margin-top: var(--space-2);
      text-align: end;
    }
  `,
})
export class GalleryTokens {
  protected readonly colors = [
    'canvas',
    'surface',
    'surface-raised',
    'surface-recessed',
    'surface-tint',
    'surface-selected',
    'border',
    'border-strong',
    'border-control',
    'text',
    'text-muted',
    'text-faint',
    'accent',
    'accent-soft',
    'good',
    'good-soft',
    'warning',
    'warning-soft',
    'danger',
    'danger-soft',
  ] as const;
  /** Under each other, to see that digits have one width. */
  protected readonly figures = ['1,111.11', '8,080.40', '976.53'] as const;
}
