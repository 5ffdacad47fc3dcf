import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesSoftware } from '../../api/devices';
import type { DeviceSoftwareResponse } from '../../api/model';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
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
                @if (row.withoutSeat[0]; as license) {
                  <a
                    lineEnd
                    class="small"
                    [routerLink]="['/devices', deviceId(), 'licenses']"
                    [queryParams]="{ why: license.id }"
                    [attr.aria-label]="whyLabel(license.name)"
                    i18n
                    >Why?</a
                  >
                }
              </app-line>
            }
          </app-lines>
          <p class="muted small" i18n>Licenses name this software, and none gives the device a seat.</p>
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
  protected readonly number = formatNumber;

  protected whyLabel(name: string): string {
    return $localize`Why is ${name}:license: not here?`;
  }

  protected version({ version, publisher }: DeviceSoftwareResponse): string {
    return [version, publisher].filter((part) => part !== null).join(' · ');
  }
}
