import { Component, computed, inject } from '@angular/core';

import { isOffered } from '../../app-navigation';
import { Abilities } from '../../core/ability/abilities';
import { Apps } from '../../core/apps/apps';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { type Shortcut, generalShortcuts, pageShortcuts } from './shortcuts';

/** The keys that work everywhere. */
@Component({
  selector: 'app-shortcuts-help',
  imports: [DialogFrame],
  template: `
    <app-dialog heading="Keyboard shortcuts" i18n-heading size="medium" [submits]="false" [submit]="submit">
      <div class="groups">
        @for (group of groups(); track group.heading) {
          <section>
            <h3>{{ group.heading }}</h3>
            <dl>
              @for (shortcut of group.shortcuts; track shortcut.label) {
                <div>
                  <dt>{{ shortcut.label }}</dt>
                  <dd>
                    @for (key of shortcut.keys; track $index) {
                      <kbd>{{ key }}</kbd>
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: var(--space-4) var(--space-6);
      align-items: start;
    }
    h3 {
      margin-bottom: 4px;
    }
    dl > div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      padding: 5px 0;
      border-bottom: 1px solid var(--border);
    }
    dt {
      color: var(--text-muted);
    }
    dd {
      display: flex;
      flex: none;
      gap: 4px;
    }
    kbd {
      display: inline-grid;
      place-items: center;
      min-width: 22px;
      height: 22px;
      padding: 0 6px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-small);
      background: var(--surface-recessed);
      font: 500 var(--text-size-small) / 1 var(--font);
    }
  `,
})
export class ShortcutsHelp implements DialogContent {
  readonly #abilities = inject(Abilities);
  readonly #apps = inject(Apps);
  readonly data = dialogData<null>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly groups = computed<readonly { heading: string; shortcuts: readonly Shortcut[] }[]>(() => [
    { heading: $localize`Everywhere`, shortcuts: generalShortcuts },
    {
      heading: $localize`Go to`,
      shortcuts: pageShortcuts.filter((entry) => isOffered(entry, this.#abilities, this.#apps)),
    },
  ]);
}
