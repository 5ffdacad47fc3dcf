import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { billingUnbilledList } from '../../api/billing-unbilled';
import { apiResource } from '../../core/api/api-resource';
import { lastAnswer } from '../../core/api/last-known';
import { locale } from '../../core/locale';
import { OrganizationScope } from '../../core/organization-scope';
import { Icon } from '../../ui/icon/icon';
import { losses, unbilledTopics } from './unbilled.rules';

const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });

/** What is in use and billed to nobody, in a line that leads there; nothing where all is billed. */
@Component({
  selector: 'app-unbilled-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (lost(); as text) {
      <p class="notice notice-danger">
        <app-icon name="alert" />
        <span>
          <strong>{{ text }}</strong>&ngsp;<ng-container i18n>a month are in use and billed to nobody.</ng-container
          >&ngsp;
          <a routerLink="/billing/margins/unbilled" i18n>See which</a>
        </span>
      </p>
    }
  `,
  styles: `
    p {
      margin: 0;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class UnbilledNotice {
  readonly #scope = inject(OrganizationScope);
  readonly #resource = apiResource(() => billingUnbilledList({ pageSize: 1, organizationId: this.#scope.ids() }), {
    topics: unbilledTopics,
  });
  readonly #known = lastAnswer(this.#resource, this.#scope.organizationId);
  protected readonly lost = computed(() =>
    listFormat.format(
      losses(this.#known()?.totals ?? []).map(({ seats, monthly }) => $localize`${seats}:seats: for ${monthly}:cost:`),
    ),
  );
}
