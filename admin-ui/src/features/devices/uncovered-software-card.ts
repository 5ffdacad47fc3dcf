import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesSoftware } from '../../api/devices';
import type { DeviceSoftwareResponse } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatDate, formatNumber } from '../../core/format';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { Icon } from '../../ui/icon/icon';

const mostShown = 6;

/** Software on a device that licenses name and that it has no seat for; nothing where there is none. */
@Component({
  selector: 'app-uncovered-software-card',
  imports: [Card, Icon, Line, Lines, RouterLink, ThingLink],
  template: `
    @if (uncovered(); as page) {
      @if (page.total > 0) {
        <app-card heading="Not covered by a license" i18n-heading>
          <app-icon cardActions name="alert" class="alert" />
          <app-lines>
            @for (row of page.items; track row.id) {
              <app-line>
                <app-thing-link subject="Product" [to]="['/software', row.product.id]">{{
                  row.product.name
                }}</app-thing-link>
                <span lineNote>{{ version(row) }}</span>
                @if (row.lastUsedOn) {
                  <span lineEnd class="muted small" i18n>used {{ date(row.lastUsedOn) }}</span>
                }
              </app-line>
            }
          </app-lines>
          <p class="muted small" i18n>
            Licenses name this software, and none gives the device a seat. “Why is this license not here?” on the tab of
            licenses tells what is missing.
          </p>
          @if (page.total > page.items.length) {
            <p>
              <a [routerLink]="['/devices', deviceId(), 'software']" [queryParams]="{ coverage: 'UNCOVERED' }" i18n
                >All {{ number(page.total) }} programs</a
              >
            </p>
          }
        </app-card>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    :host:empty {
      display: none;
    }
    .alert {
      color: var(--warning);
    }
    p {
      margin-top: 12px;
    }
  `,
})
export class UncoveredSoftwareCard {
  readonly deviceId = input.required<number>();

  protected readonly uncovered = lastKnown(
    apiResource(() => devicesSoftware(this.deviceId(), { coverage: ['UNCOVERED'], pageSize: mostShown }), {
      topics: ['devices', 'software', 'licenses'],
    }),
  );
  protected readonly date = formatDate;
  protected readonly number = formatNumber;

  protected version({ version, publisher }: DeviceSoftwareResponse): string {
    return [version, publisher].filter((part) => part !== null).join(' · ');
  }
}
