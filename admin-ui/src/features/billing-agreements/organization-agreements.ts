import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { billingAgreementsList } from '../../api/billing-agreements';
import type { BillingAgreementResponse } from '../../api/model';
import { organizationsGet } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatDate } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { AgreementStatusBadge } from './agreement-status';
import { BillingAgreementActions } from './billing-agreement-actions';
import { rhythmText } from './billing-terms.rules';
import { timingWithinWords } from './billing-words';

/** So many are shown; the others are on the page of agreements. */
const mostShown = 10;

/** The agreements of an organization, with what is billed next. */
@Component({
  selector: 'app-organization-agreements',
  imports: [AgreementStatusBadge, EmptyState, Icon, ResourceState, RouterLink],
  host: { class: 'card' },
  template: `
    <div class="head">
      <h2 i18n>Agreements</h2>
      @if (mayCreate() && hasSome()) {
        <button type="button" class="button button-small" (click)="add()">
          <app-icon name="add" [size]="14" /> <ng-container i18n>Add agreement</ng-container>
        </button>
      }
    </div>
    @if (agreements.hasValue()) {
      @let page = agreements.value();
      @if (page.items.length > 0) {
        <ul>
          @for (agreement of page.items; track agreement.id) {
            <li>
              <span class="text">
                <a [routerLink]="['/billing/agreements', agreement.id]">{{ agreement.name }}</a>
                <span class="muted small">{{ termsOf(agreement) }}</span>
              </span>
              <app-agreement-status [agreement]="agreement" />
            </li>
          }
        </ul>
        @if (page.total > page.items.length) {
          <a routerLink="/billing/agreements" [queryParams]="{ organizationId: id() }" i18n
            >All {{ page.total }} agreements</a
          >
        }
      } @else {
        <app-empty-state
          icon="billing"
          heading="No agreement yet"
          i18n-heading
          text="An agreement says what this organization is charged, and when. Without one nothing is billed to it."
          i18n-text
        >
          @if (mayCreate()) {
            <button type="button" class="button button-primary" (click)="add()" i18n>Add agreement</button>
          }
        </app-empty-state>
      }
    } @else {
      <app-resource-state [resource]="agreements" />
    }
  `,
  styleUrl: './organization-card.scss',
})
export class OrganizationAgreements {
  readonly #actions = inject(BillingAgreementActions);
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  readonly id = input.required<number>();

  protected readonly mayCreate = computed(() => this.#actions.mayCreate(this.id()));
  protected readonly agreements = apiResource(
    () => billingAgreementsList({ organizationId: [this.id()], sort: 'status,name', pageSize: mostShown }),
    { topics: ['billing-agreements'] },
  );

  protected readonly hasSome = computed(
    () => this.agreements.hasValue() && (this.agreements.value()?.items.length ?? 0) > 0,
  );

  protected termsOf(agreement: BillingAgreementResponse): string {
    const terms = `${rhythmText(agreement)}, ${timingWithinWords[agreement.timing]}`;
    if (agreement.status !== 'ACTIVE') return terms;
    return $localize`${terms}:terms: · next invoice on ${formatDate(agreement.nextBillOn)}:date:`;
  }

  protected async add(): Promise<void> {
    try {
      const { id, name } = await this.#api.send(organizationsGet(this.id()));
      const added = await this.#actions.add(null, { id, name });
      if (added) await this.#router.navigate(['/billing/agreements', added.id, 'next-invoice']);
    } catch (error) {
      this.#toasts.failed(error);
    }
  }
}
