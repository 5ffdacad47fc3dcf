import { Component, computed, inject } from '@angular/core';

import { sampleDataPreviewRemoval, sampleDataRemove } from '../../api/sample-data';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { hasAny, removalNotes, sampleThingWords } from './sample-removal.rules';

/** What goes and what stays with the sample data, and the button that removes it. */
@Component({
  selector: 'app-sample-removal',
  imports: [DialogFrame, ResourceState],
  template: `
    <app-dialog
      heading="Remove sample data?"
      i18n-heading
      size="medium"
      danger
      submitLabel="Remove sample data"
      i18n-submitLabel
      [submit]="submit"
      [submitDisabled]="!removal.hasValue()"
    >
      <div class="stack">
        <p i18n>It can’t be taken back. The audit log keeps that it was there.</p>
        @if (removal.hasValue()) {
          @let shown = removal.value();
          @if (notes().length > 0) {
            <ul class="notes">
              @for (note of notes(); track note) {
                <li>{{ note }}</li>
              }
            </ul>
          }
          <table>
            <thead>
              <tr>
                <th scope="col"><span class="visually-hidden" i18n>What</span></th>
                <th scope="col" class="end" i18n>Removed</th>
                @if (added()) {
                  <th scope="col" class="end" i18n>Of these added by you</th>
                }
                @if (kept()) {
                  <th scope="col" class="end" i18n>Kept</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (each of shown.things; track each.thing) {
                <tr>
                  <th scope="row">{{ words[each.thing] }}</th>
                  <td class="end">{{ figure(each.made + each.added) }}</td>
                  @if (added()) {
                    <td class="end added">{{ figure(each.added) }}</td>
                  }
                  @if (kept()) {
                    <td class="end">{{ figure(each.kept) }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        } @else {
          <app-resource-state [resource]="removal" />
        }
      </div>
    </app-dialog>
  `,
  styles: `
    .notes {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 10px 12px 10px 28px;
      border-radius: var(--radius);
      background: var(--warning-soft);
      color: var(--warning);
      list-style: disc;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 5px 0 5px 12px;
      border-bottom: 1px solid var(--border);
      text-align: start;
    }
    th:first-child {
      padding-inline-start: 0;
    }
    thead th {
      color: var(--text-muted);
      font-size: var(--text-size-small);
      font-weight: 500;
    }
    tbody th {
      font-weight: 400;
    }
    .end {
      text-align: end;
    }
    .added {
      color: var(--warning);
    }
  `,
})
export class SampleRemoval implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<null>();

  protected readonly removal = apiResource(() => sampleDataPreviewRemoval());
  protected readonly notes = computed(() => (this.removal.hasValue() ? removalNotes(this.removal.value()) : []));
  protected readonly added = computed(() => this.removal.hasValue() && hasAny(this.removal.value().things, 'added'));
  protected readonly kept = computed(() => this.removal.hasValue() && hasAny(this.removal.value().things, 'kept'));
  protected readonly words = sampleThingWords;
  protected readonly figure = (count: number) => (count === 0 ? '' : formatNumber(count));

  readonly submit = () => this.#api.send(sampleDataRemove());
}
