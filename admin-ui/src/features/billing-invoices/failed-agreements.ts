import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingAgreementsList } from '../../api/billing-agreements';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatNumber } from '../../core/format';
import { OrganizationScope } from '../../core/organization-scope';
import { Icon } from '../../ui/icon/icon';

const most = 50;
const few = 3;

/** Agreements that the last run could not bill: which, why, and what to do. */
@Component({
  selector: 'app-failed-agreements',
  imports: [Icon, RouterLink],
  template: `
    @if (failed().length > 0) {
      <section class="notice notice-danger" aria-label="Agreements that could not be billed" i18n-aria-label>
        <app-icon name="alert" />
        <div>
          <p>
            <strong>{{ heading() }}</strong>&ngsp;
            <ng-container i18n>The next run catches them up once this is mended.</ng-container>
          </p>
          <ul>
            @for (agreement of shown(); track agreement.id) {
              <li>
                <a [routerLink]="['/billing/agreements', agreement.id]"
                  >{{ agreement.organization.name }} · {{ agreement.name }}</a
                >
                {{ agreement.failure }}
              </li>
            }
          </ul>
          @if (failed().length > shown().length) {
            <button type="button" class="link" (click)="all.set(true)" i18n>
              Show all {{ number(failed().length) }}
            </button>
          }
        </div>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    ul {
      margin-top: 4px;
      color: var(--text);
    }
    li {
      padding: 3px 0;
      overflow-wrap: anywhere;
    }
    li a,
    .link {
      color: inherit;
      font-weight: 500;
      text-decoration: underline;
    }
  `,
})
export class FailedAgreements {
  readonly #scope = inject(OrganizationScope);
  readonly #abilities = inject(Abilities);
  readonly #agreements = apiResource(
    () =>
      this.#abilities.can('read', 'BillingAgreement')
        ? billingAgreementsList({ failed: true, pageSize: most, organizationId: this.#scope.ids() })
        : undefined,
    { topics: ['billing-agreements'] },
  );
  readonly #known = lastKnown(this.#agreements);

  protected readonly number = formatNumber;
  protected readonly all = signal(false);
  protected readonly failed = computed(() => this.#known()?.items ?? []);
  protected readonly shown = computed(() => (this.all() ? this.failed() : this.failed().slice(0, few)));
  protected readonly heading = computed(() => {
    const total = this.#known()?.total ?? 0;
    return total === 1
      ? $localize`1 agreement could not be billed.`
      : $localize`${formatNumber(total)}:count: agreements could not be billed.`;
  });

  /** Reads them again, after a run of this page's own. */
  reload(): void {
    this.#agreements.reload();
  }
}
