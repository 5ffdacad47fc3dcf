import { Component, computed } from '@angular/core';

import type { AuditEventResponse } from '../../api/model';
import { formatInstant, nothing } from '../../core/format';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { changedFields } from './audit-event.rules';
import { actionText, actorKindWords } from './audit-event-words';

/** One event: who, when, and every field as it was and as it is since. */
@Component({
  selector: 'app-audit-event-detail',
  imports: [DialogFrame, KeyValue, KeyValues],
  template: `
    <app-dialog [heading]="heading" size="medium" [submits]="false" [submit]="submit">
      <app-key-values>
        <app-key-value label="When" i18n-label>{{ when }}</app-key-value>
        <app-key-value label="Who" i18n-label>{{ data.event.actor.name }}, {{ kind }}</app-key-value>
        @if (data.event.requestId; as requestId) {
          <app-key-value label="Request" i18n-label
            ><code>{{ requestId }}</code></app-key-value
          >
        }
      </app-key-values>
      @if (fields().length > 0) {
        <div class="scroll">
          <table class="plain">
            <caption class="visually-hidden" i18n>
              What was changed
            </caption>
            <thead>
              <tr>
                <th scope="col" i18n>Field</th>
                @if (data.event.before) {
                  <th scope="col" i18n>Before</th>
                }
                @if (data.event.after) {
                  <th scope="col" i18n>After</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (change of fields(); track change.field) {
                <tr>
                  <th scope="row">{{ change.field }}</th>
                  @if (data.event.before) {
                    <td>{{ change.before ?? nothing }}</td>
                  }
                  @if (data.event.after) {
                    <td>{{ change.after ?? nothing }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </app-dialog>
  `,
  styles: `
    .scroll {
      margin-top: var(--space-4);
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 6px 12px 6px 0;
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
      border-bottom: 1px solid var(--border);
    }
    thead th {
      white-space: nowrap;
    }
    tbody th {
      font-weight: 500;
      overflow-wrap: break-word;
    }
  `,
})
export class AuditEventDetail implements DialogContent {
  readonly data = dialogData<{ readonly event: AuditEventResponse }>();

  protected readonly heading = actionText(this.data.event.action);
  protected readonly when = formatInstant(this.data.event.at);
  protected readonly kind = actorKindWords[this.data.event.actor.kind];
  protected readonly nothing = nothing;
  protected readonly fields = computed(() => changedFields(this.data.event));

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}
