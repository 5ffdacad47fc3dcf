import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { HeldLicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatDate, formatNumber } from '../../core/format';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { statusView } from './license-status.rules';
import { type SeatHolder, heldLicenses } from './seat-holder';
import { originText } from './seat-words';

/** So many are shown; the others are on the tab. */
const mostShown = 6;

/**
 * The licenses that something holds a seat of, each with what gave it and a way to ask why, as a card of its page.
 *
 * @example
 * ```html
 * <app-held-licenses-card [holder]="{ kind: 'DEVICE', id: id() }" [tab]="['/devices', id(), 'licenses']" />
 * ```
 */
@Component({
  selector: 'app-held-licenses-card',
  imports: [Card, Line, Lines, ResourceState, RouterLink, StatusIcon],
  template: `
    <app-card heading="Licenses held" i18n-heading>
      @if (held(); as page) {
        <app-lines>
          @for (license of page.items; track license.assignmentId) {
            <app-line>
              <app-status-icon lineStart [tone]="status(license).tone" [label]="status(license).text" />
              <a [routerLink]="['/licenses', license.id]">{{ license.name }}</a>
              <span lineNote>{{ since(license) }}</span>
              <a
                lineEnd
                class="small"
                [routerLink]="tab()"
                [queryParams]="{ why: license.id }"
                [attr.aria-label]="whyLabel(license)"
                i18n
                >Why?</a
              >
            </app-line>
          } @empty {
            <p class="muted" i18n>Holds no license seats now.</p>
          }
        </app-lines>
        @if (page.total > page.items.length) {
          <p class="more">
            <a [routerLink]="tab()" i18n>All {{ number(page.total) }} licenses</a>
          </p>
        }
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </app-card>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    p.muted {
      padding-block: 7px;
    }
    .more {
      margin-top: 12px;
    }
  `,
})
export class HeldLicensesCard {
  readonly holder = input.required<SeatHolder>();
  /** Router commands of the tab that lists all of them. */
  readonly tab = input.required<readonly unknown[]>();

  readonly #holder = computed(() => this.holder(), { equal: (a, b) => a.kind === b.kind && a.id === b.id });
  protected readonly resource = apiResource(
    () => heldLicenses(this.#holder(), { pageSize: mostShown, sort: 'name', active: true }),
    { topics: ['licenses'] },
  );
  protected readonly held = lastKnown(this.resource);
  protected readonly number = formatNumber;
  protected readonly status = statusView;

  protected since({ origin, assignedOn, seats }: HeldLicenseResponse): string {
    const [how, when] = [originText(origin), formatDate(assignedOn)];
    return seats === 1
      ? $localize`${how}:how:, since ${when}:date:`
      : $localize`${how}:how:, ${formatNumber(seats)}:count: seats since ${when}:date:`;
  }

  protected whyLabel({ name }: HeldLicenseResponse): string {
    return $localize`Why is ${name}:license: here?`;
  }
}
