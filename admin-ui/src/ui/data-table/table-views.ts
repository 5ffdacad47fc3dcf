import { Component, computed, effect, inject, input, untracked } from '@angular/core';

import type { SavedViewResponse } from '../../api/model';
import { savedViewsList } from '../../api/saved-views';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { Session } from '../../core/session/session';
import { forgetChoice, readJson, writeJson } from '../../core/stored-choice';
import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';
import type { ListSource, TableRow } from './list-source';
import type { ListState } from './list-state.rules';
import { ViewActions } from './view-actions';
import { isChangedSince, viewState } from './views.rules';
import { ViewsPanel } from './views-panel';

const mostViews = 200;

/** The saved views of a table: which one it was opened with, the others, and how to keep it as it is now. */
@Component({
  selector: 'app-table-views',
  imports: [Icon, Popover, ViewsPanel],
  template: `
    <button
      type="button"
      class="button button-quiet"
      [class.named]="active() !== null"
      [appPopover]="panel"
      appPopoverLabel="Views"
      i18n-appPopoverLabel
      #popover="appPopover"
    >
      <app-icon name="view" />
      @if (active(); as view) {
        <span class="name">{{ view.name }}</span>
      } @else {
        <ng-container i18n>Views</ng-container>
      }
      @if (changed()) {
        <span class="changed" title="Changed since it was saved" i18n-title>
          <span class="visually-hidden" i18n>Changed since it was saved</span>
        </span>
      }
      <app-icon name="chevron-down" [size]="12" />
    </button>
    <ng-template #panel>
      @defer (on immediate) {
        <app-views-panel
          [views]="views()"
          [active]="active()"
          [changed]="changed()"
          (chosen)="popover.close(); open($event)"
          (saveChanges)="popover.close(); saveChanges()"
          (saveAsNew)="popover.close(); saveAsNew()"
          (copyLink)="popover.close(); copyLink($event)"
          (edit)="popover.close(); edit($event)"
          (remove)="popover.close(); remove($event)"
        />
      } @placeholder {
        <div class="placeholder"></div>
      }
    </ng-template>
  `,
  styles: `
    .button {
      max-width: 240px;
    }
    .named {
      font-weight: 500;
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .changed {
      width: 6px;
      height: 6px;
      flex: none;
      border-radius: 3px;
      background: var(--accent);
    }
    .placeholder {
      width: 240px;
      height: 160px;
    }
  `,
})
export class TableViews<Row extends TableRow> {
  readonly #actions = inject(ViewActions);
  readonly #session = inject(Session);

  readonly source = input.required<ListSource<Row>>();
  /** The columns that the table shows. */
  readonly shown = input.required<readonly string[]>();

  readonly #read = apiResource(() => savedViewsList({ table: [this.source().key], pageSize: mostViews }), {
    topics: ['saved-views'],
  });
  readonly #known = lastKnown(this.#read);
  protected readonly views = computed(() => this.#known()?.items ?? []);
  protected readonly active = computed(() => {
    const { view } = this.source().state();
    return this.views().find(({ id }) => id === view) ?? null;
  });
  protected readonly changed = computed(() => {
    const view = this.active();
    if (view === null) return false;
    return isChangedSince(this.source().stateOf(view.query), this.source().state(), this.shown());
  });

  /** Whether the table may still begin with the default: nobody has chosen anything since it was opened. */
  #beginning = true;
  /** The query of the kept default that the table began with, until it is known whether that still is the default. */
  #begunWith: string | null = null;

  constructor() {
    effect(() => {
      const source = this.source();
      const known = this.#known();
      const untouched = source.untouched();
      untracked(() => this.#begin(source, known?.items, untouched));
    });
  }

  protected open(view: SavedViewResponse | null): void {
    this.source().choose(this.#stateOf(view));
  }

  protected async saveAsNew(): Promise<void> {
    const source = this.source();
    const saved = await this.#actions.saveAsNew(source.key, this.#query());
    if (!saved) return;
    this.#read.reload();
    source.choose({ view: saved.id });
  }

  protected async saveChanges(): Promise<void> {
    const view = this.active();
    if (!view) return;
    await this.#actions.saveChanges(view, this.#query());
    this.#read.reload();
  }

  protected async edit(view: SavedViewResponse): Promise<void> {
    await this.#actions.edit(view);
    this.#read.reload();
  }

  protected copyLink(view: SavedViewResponse | null): void {
    const { queryOf, stateOf } = this.source();
    void this.#actions.copyLink(view ? queryOf({ ...stateOf(view.query), view: view.id }) : this.#query());
  }

  protected async remove(view: SavedViewResponse): Promise<void> {
    if (!(await this.#actions.delete(view))) return;
    this.#read.reload();
    if (this.source().state().view === view.id) this.source().choose({ view: null });
  }

  #query(): string {
    return this.source().queryOf(viewState(this.source().state(), this.shown()));
  }

  /** What a view chooses. Without one nothing is chosen: it must be said where a default would be opened otherwise. */
  #stateOf(view: KeptView | null): ListState {
    const state = this.source().stateOf(view?.query ?? '');
    if (view !== null) return { ...state, page: 1, view: view.id };
    return { ...state, page: 1, columns: null, view: this.views().some(({ isDefault }) => isDefault) ? 'all' : null };
  }

  /**
   * Opens the default view of somebody who came without having chosen anything. What it was is kept in the browser, so that
   * nobody waits for it, and sees other rows first.
   */
  #begin(source: ListSource<Row>, views: readonly SavedViewResponse[] | undefined, untouched: boolean): void {
    const name = this.#defaultName(source.key);
    const view = views === undefined ? readJson(name, keptView) : views.find(({ isDefault }) => isDefault);
    if (views !== undefined) {
      if (view === undefined) forgetChoice(name);
      else writeJson(name, { id: view.id, query: view.query });
    }
    if (views !== undefined && this.#begunWith !== null) this.#putRight(source, view ?? null, untouched);
    else if (this.#beginning) this.#beginWith(source, view, untouched, views === undefined);
    // Nothing is chosen any more: coming back to it later is no wish for the default.
    else if (untouched && views !== undefined && view !== undefined) source.choose({ view: 'all' }, { replace: true });
  }

  #beginWith(source: ListSource<Row>, view: KeptView | undefined, untouched: boolean, kept: boolean): void {
    // Opened by a link that says what to show, or changed since.
    this.#beginning = untouched && kept;
    if (!untouched || view === undefined) return;
    this.#beginning = false;
    const state = this.#stateOf(view);
    if (kept) this.#begunWith = source.queryOf(state);
    source.choose(state, { replace: true });
  }

  /** The default was changed or deleted elsewhere since it was kept: what was begun with it begins anew. */
  #putRight(source: ListSource<Row>, view: KeptView | null, untouched: boolean): void {
    const begunWith = this.#begunWith;
    this.#begunWith = null;
    const state = this.#stateOf(view);
    const asBegun = untouched || source.queryOf(source.state()) === begunWith;
    if (asBegun && source.queryOf(state) !== begunWith) source.choose(state, { replace: true });
  }

  /** Where the default is kept: several people may work in one browser. */
  #defaultName(table: string): string {
    const actor = this.#session.actor();
    return `table.${table}.default-view.${actor?.kind ?? ''}.${actor?.id ?? ''}`;
  }
}

/** What is kept of a default view. */
type KeptView = Pick<SavedViewResponse, 'id' | 'query'>;

function keptView(value: unknown): KeptView | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('query' in value)) return undefined;
  const { id, query } = value;
  return typeof id === 'number' && typeof query === 'string' ? { id, query } : undefined;
}
