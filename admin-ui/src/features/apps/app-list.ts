import { Component, inject } from '@angular/core';

import { appsActivate, appsDeactivate, appsList } from '../../api/apps';
import type { AppResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Apps } from '../../core/apps/apps';
import { formatAgo } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog/confirmations';
import { keepFocus } from '../../ui/focus/keep-focus';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { appWords } from './app-words';

/** The parts of the product, to switch on and off. */
@Component({
  selector: 'app-app-list',
  imports: [Icon, PageHeader, ResourceState],
  template: `
    <app-page-header heading="Apps" i18n-heading />
    @if (!apps.hasValue()) {
      <app-resource-state [resource]="apps" />
    }
    <div class="card-grid">
      @for (app of apps.value()?.items ?? []; track app.key) {
        @let words = appWords[app.key];
        <section class="card" [attr.aria-label]="words.name">
          <header>
            <span class="icon"><app-icon [name]="words.icon" [size]="20" /></span>
            <h2>{{ words.name }}</h2>
            @if (app.active) {
              <span class="badge badge-good" i18n>Active</span>
            } @else {
              <span class="badge" i18n>Not active</span>
            }
          </header>
          <p>{{ words.offer }}</p>
          <footer>
            <span class="since">
              @if (app.changedAt; as at) {
                @if (app.active) {
                  <ng-container i18n>Activated {{ formatAgo(at) }}</ng-container>
                } @else {
                  <ng-container i18n>Deactivated {{ formatAgo(at) }}</ng-container>
                }
              }
            </span>
            @if (mayChange()) {
              @if (app.active) {
                <button class="button" type="button" (click)="deactivate(app)" i18n>Deactivate</button>
              } @else {
                <button class="button button-primary" type="button" (click)="activate(app)" i18n>Activate</button>
              }
            }
          </footer>
        </section>
      }
    </div>
  `,
  styles: `
    .card {
      display: flex;
      height: 100%;
      flex-direction: column;
      gap: var(--space-3);
    }
    header {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    h2 {
      flex: 1;
    }
    .icon {
      display: grid;
      place-items: center;
      width: 36px;
      height: 36px;
      border-radius: var(--radius);
      background: var(--surface-tint);
      color: var(--text-muted);
    }
    p {
      flex: 1;
      color: var(--text-muted);
    }
    footer {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
    }
    .since {
      color: var(--text-muted);
    }
  `,
})
export class AppList {
  readonly #api = inject(Api);
  readonly #apps = inject(Apps);
  readonly #abilities = inject(Abilities);
  readonly #confirmations = inject(Confirmations);
  readonly #toasts = inject(Toasts);

  protected readonly apps = apiResource(() => appsList(), { topics: ['apps'] });
  protected readonly appWords = appWords;
  protected readonly formatAgo = formatAgo;
  #busy = false;

  protected mayChange(): boolean {
    return this.#abilities.can('update', 'App');
  }

  constructor() {
    // One button takes the place of the other.
    keepFocus((place) => place.querySelector('button'));
  }

  protected async activate({ key }: AppResponse): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await this.#api.send(appsActivate(key));
      await this.#changed();
      this.#toasts.done($localize`${appWords[key].name}:app: is active.`);
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.#busy = false;
    }
  }

  protected async deactivate({ key }: AppResponse): Promise<void> {
    const words = appWords[key];
    await this.#confirmations.ask({
      title: $localize`Deactivate ${words.name}:app:?`,
      message: words.whenInactive,
      confirmLabel: $localize`Deactivate`,
      danger: true,
      run: async () => {
        await this.#api.send(appsDeactivate(key));
        await this.#changed();
      },
    });
  }

  async #changed(): Promise<void> {
    await this.#apps.load();
    this.apps.reload();
  }
}
