import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';

import type { SavedViewResponse } from '../../api/model';
import { Session } from '../../core/session/session';
import { Icon } from '../icon/icon';
import { viewGroups } from './views.rules';

/** The views of a table: one to choose, and what can be done with each. Loaded when somebody opens it. */
@Component({
  selector: 'app-views-panel',
  imports: [Icon, NgTemplateOutlet],
  template: `
    <ul>
      <li>
        <button type="button" class="name" [attr.aria-pressed]="active() === null" (click)="chosen.emit(null)">
          <app-icon [name]="active() === null ? 'check' : 'blank'" [size]="14" />
          <ng-container i18n>Everything</ng-container>
        </button>
      </li>
      @for (view of groups().own; track view.id) {
        <ng-container *ngTemplateOutlet="entry; context: { $implicit: view }" />
      }
    </ul>
    @if (groups().others.length > 0) {
      <h2 i18n>Shared by others</h2>
      <ul>
        @for (view of groups().others; track view.id) {
          <ng-container *ngTemplateOutlet="entry; context: { $implicit: view }" />
        }
      </ul>
    }
    @if (views().length === 0) {
      <p class="small muted hint" i18n>Filter, sort and choose columns, then keep it all under a name.</p>
    }
    <div class="foot">
      @if (changed() && mayChange(active())) {
        <button type="button" (click)="saveChanges.emit()">
          <app-icon name="check" [size]="14" /> <ng-container i18n>Save changes</ng-container>
        </button>
      }
      <button type="button" (click)="saveAsNew.emit()">
        <app-icon name="add" [size]="14" /> <ng-container i18n>Save as new view</ng-container>
      </button>
      <button type="button" (click)="copyLink.emit(null)">
        <app-icon name="link" [size]="14" /> <ng-container i18n>Copy link to this list</ng-container>
      </button>
    </div>

    <ng-template #entry let-view>
      <li>
        <button type="button" class="name" [attr.aria-pressed]="active()?.id === view.id" (click)="chosen.emit(view)">
          <app-icon [name]="active()?.id === view.id ? 'check' : 'blank'" [size]="14" />
          <span class="text">{{ view.name }}</span>
          @if (view.isDefault) {
            <span class="badge" i18n>Default</span>
          }
          @if (view.own && view.shared) {
            <span class="badge" i18n>Shared</span>
          }
        </button>
        <span class="actions">
          <button type="button" [attr.aria-label]="labelOf('link', view)" (click)="copyLink.emit(view)">
            <app-icon name="link" [size]="14" />
          </button>
          @if (mayChange(view)) {
            <button type="button" [attr.aria-label]="labelOf('edit', view)" (click)="edit.emit(view)">
              <app-icon name="edit" [size]="14" />
            </button>
            <button type="button" [attr.aria-label]="labelOf('delete', view)" (click)="remove.emit(view)">
              <app-icon name="trash" [size]="14" />
            </button>
          }
        </span>
      </li>
    </ng-template>
  `,
  styles: `
    :host {
      display: block;
      width: min(320px, calc(100vw - 18px));
      padding: 4px;
    }
    ul {
      max-height: 40dvh;
      margin: 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    h2 {
      padding: 8px 10px 2px;
      color: var(--text-faint);
      font-size: var(--text-size-small);
      font-weight: 500;
    }
    li {
      display: flex;
      align-items: center;
      border-radius: var(--radius-small);
    }
    li:hover,
    li:focus-within {
      background: var(--surface-hover);
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: var(--control-height);
      padding: 0 8px;
      border: 0;
      border-radius: var(--radius-small);
      background: none;
      color: var(--text);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .name {
      flex: 1 1 auto;
      min-width: 0;
    }
    .text {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .actions {
      display: flex;
      opacity: 0;
    }
    .actions button {
      padding: 0 6px;
      color: var(--text-muted);
    }
    .actions button:hover {
      color: var(--text);
    }
    li:hover .actions,
    li:focus-within .actions {
      opacity: 1;
    }
    .hint {
      margin: 2px 10px 8px;
    }
    .foot {
      display: flex;
      flex-direction: column;
      margin-top: 4px;
      padding-top: 4px;
      border-top: 1px solid var(--border);
    }
    @media (hover: none) {
      .actions {
        opacity: 1;
      }
    }
  `,
})
export class ViewsPanel {
  readonly #session = inject(Session);

  readonly views = input.required<readonly SavedViewResponse[]>();
  /** The view that the table was opened with. */
  readonly active = input.required<SavedViewResponse | null>();
  /** Whether the table is not as that view has it any more. */
  readonly changed = input.required<boolean>();
  /** A view to open; `null` for the table as it is without one. */
  readonly chosen = output<SavedViewResponse | null>();
  readonly saveChanges = output();
  readonly saveAsNew = output();
  /** Of a view; `null` of the table as it is. */
  readonly copyLink = output<SavedViewResponse | null>();
  readonly edit = output<SavedViewResponse>();
  readonly remove = output<SavedViewResponse>();

  protected readonly groups = computed(() => viewGroups(this.views()));

  protected mayChange(view: SavedViewResponse | null): boolean {
    return view !== null && (view.own || this.#session.actor()?.systemAdministrator === true);
  }

  protected labelOf(action: 'link' | 'edit' | 'delete', { name }: SavedViewResponse): string {
    switch (action) {
      case 'link':
        return $localize`Copy link to ${name}:name:`;
      case 'edit':
        return $localize`Edit ${name}:name:`;
      case 'delete':
        return $localize`Delete ${name}:name:`;
    }
  }
}
