import { Component, computed, inject, signal } from '@angular/core';

import type { PublisherSuggestionPage, PublisherSuggestionResponse } from '../../api/model';
import { publishersCreate, publishersSuggestions } from '../../api/publishers';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** The most that the server lists at once; more than anybody ticks one by one. */
const pageSize = 200;

/** Publishers of installed software that nobody added yet, the most installed first, to tick and add. */
@Component({
  selector: 'app-publisher-suggestions',
  imports: [DialogFrame, EmptyState, ResourceState],
  template: `
    <app-dialog
      heading="Publishers seen in inventory"
      i18n-heading
      [submitLabel]="submitLabel()"
      [submitDisabled]="chosen().size === 0"
      [dirty]="chosen().size > 0"
      [submit]="submit"
    >
      <div class="tools">
        <input
          #search
          type="search"
          class="input"
          placeholder="Search publishers"
          i18n-placeholder
          aria-label="Search publishers"
          i18n-aria-label
          (input)="q.set(search.value)"
        />
        <label class="check">
          <input
            type="checkbox"
            [checked]="allChosen()"
            [indeterminate]="!allChosen() && chosen().size > 0"
            (change)="toggleAll()"
          />
          <ng-container i18n>All {{ number(shown().length) }}</ng-container>
        </label>
      </div>
      @if (!suggestions.hasValue()) {
        <app-resource-state [resource]="suggestions" />
      } @else if (suggestions.value().total === 0) {
        <app-empty-state
          icon="check-circle"
          heading="All of them are here"
          i18n-heading
          text="Every publisher of installed software is in the list. New ones are offered when an inventory brings them."
          i18n-text
        />
      } @else {
        <ul>
          @for (suggestion of shown(); track suggestion.name) {
            <li>
              <label class="check">
                <input type="checkbox" [checked]="chosen().has(suggestion.name)" (change)="toggle(suggestion.name)" />
                <span class="name">{{ suggestion.name }}</span>
                <span class="muted small">{{ figures(suggestion) }}</span>
              </label>
            </li>
          } @empty {
            <li class="muted none" i18n>No publisher has this in its name.</li>
          }
        </ul>
      }
    </app-dialog>
  `,
  styles: `
    .tools {
      display: flex;
      gap: 16px;
      align-items: center;
      margin-bottom: 10px;
    }
    .tools .check {
      flex: none;
    }
    ul {
      height: min(360px, 50dvh);
      margin-inline: -8px;
      overflow: auto;
    }
    li .check {
      display: flex;
      padding: 6px 8px;
      border-radius: var(--radius);
    }
    li .check:hover {
      background: var(--surface-hover);
    }
    .name {
      flex: 1 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .small {
      flex: none;
      line-height: 20px;
    }
    .none {
      padding: 8px;
    }
  `,
})
export class PublisherSuggestions implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<null>();

  protected readonly suggestions = apiResource<PublisherSuggestionPage>(() => publishersSuggestions({ pageSize }));
  protected readonly q = signal('');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());

  protected readonly shown = computed(() => {
    const q = this.q().trim().toLocaleLowerCase();
    const all = this.suggestions.hasValue() ? this.suggestions.value().items : [];
    return all.filter(({ name }) => name.toLocaleLowerCase().includes(q));
  });
  protected readonly allChosen = computed(
    () => this.shown().length > 0 && this.shown().every(({ name }) => this.chosen().has(name)),
  );
  protected readonly submitLabel = computed(() =>
    this.chosen().size === 0 ? $localize`Add` : $localize`Add ${this.chosen().size}:count:`,
  );
  protected readonly number = formatNumber;

  /** How many were added. Those before a failure stay added; what is left can be tried again. */
  readonly submit = async (): Promise<number> => {
    const names = [...this.chosen()];
    try {
      for (const name of names) {
        await this.#api.send(publishersCreate({ name }));
        this.toggle(name);
      }
    } catch (error) {
      this.suggestions.reload();
      throw error;
    }
    return names.length;
  };

  protected figures({ productCount, deviceCount }: PublisherSuggestionResponse): string {
    return productCount === 1
      ? $localize`1 product · ${formatNumber(deviceCount)}:devices: devices`
      : $localize`${formatNumber(productCount)}:products: products · ${formatNumber(deviceCount)}:devices: devices`;
  }

  protected toggle(name: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(name)) next.add(name);
    this.chosen.set(next);
  }

  protected toggleAll(): void {
    const next = new Set(this.chosen());
    const all = this.allChosen();
    for (const { name } of this.shown()) {
      if (all) next.delete(name);
      else next.add(name);
    }
    this.chosen.set(next);
  }
}
