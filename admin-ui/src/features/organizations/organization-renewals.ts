import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { renewalsList } from '../../api/renewals';
import type { RenewalResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatDate, formatMoney, formatNumber } from '../../core/format';
import { renewalKindWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { nextOfEach } from './organization-renewals.rules';

/** So many are shown; the others are on the page of renewals. */
const mostShown = 5;

/** What renews itself every month comes many times in a year. */
const mostRead = 60;

/** The licenses of an organization that renew themselves or expire next. */
@Component({
  selector: 'app-organization-renewals',
  imports: [Card, Line, Lines, ResourceState, RouterLink],
  template: `
    <app-card heading="Next renewals" i18n-heading>
      @if (renewals(); as page) {
        <app-lines>
          @for (renewal of next(page.items); track renewal.id) {
            <app-line>
              <a [routerLink]="['/licenses', renewal.license.id]">{{ renewal.license.name }}</a>
              <span lineNote>{{ when(renewal) }}</span>
              @if (renewal.amount) {
                <span lineEnd>{{ money(renewal.amount, renewal.currency) }}</span>
              }
            </app-line>
          } @empty {
            <p class="muted" i18n>No license renews itself or expires in the next twelve months.</p>
          }
        </app-lines>
        @if (page.total > next(page.items).length) {
          <p class="more">
            <a routerLink="/renewals" [queryParams]="{ organizationId: id() }" i18n
              >All {{ number(page.total) }} renewals</a
            >
          </p>
        }
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </app-card>
  `,
  styleUrl: './overview-card.scss',
})
export class OrganizationRenewals {
  readonly id = input.required<number>();

  protected readonly resource = apiResource(
    () => renewalsList({ organizationId: [this.id()], sort: 'on,license', pageSize: mostRead }),
    { topics: ['licenses'] },
  );
  protected readonly renewals = lastKnown(this.resource);
  protected readonly next = (renewals: readonly RenewalResponse[]) => nextOfEach(renewals).slice(0, mostShown);
  protected readonly money = formatMoney;
  protected readonly number = formatNumber;

  protected when({ kind, on }: RenewalResponse): string {
    return $localize`${renewalKindWords[kind]}:what: on ${formatDate(on)}:date:`;
  }
}
