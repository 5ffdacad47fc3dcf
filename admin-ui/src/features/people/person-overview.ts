import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { peopleGet, peopleLicenses } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, formatNumber, nothing } from '../../core/format';
import { personKindWords } from '../../core/words';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { TechnicianIdentities } from '../identity-providers/technician-identities';
import { roleNames } from './people.rules';
import { SignInBadge } from './sign-in-badge';

/** What is known of a person. */
@Component({
  selector: 'app-person-overview',
  imports: [KeyValue, KeyValues, ResourceState, RouterLink, SignInBadge, TechnicianIdentities, ThingLink],
  template: `
    @if (person.hasValue()) {
      @let shown = person.value();
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Kind" i18n-label>{{ kindWords[shown.kind] }}</app-key-value>
            <app-key-value label="E-mail" i18n-label>
              <a [href]="'mailto:' + shown.email">{{ shown.email }}</a>
            </app-key-value>
            @if (shown.kind === 'TECHNICIAN') {
              <app-key-value label="Role" i18n-label>{{ roles(shown) || nothing }}</app-key-value>
              <app-key-value label="Sign-in" i18n-label><app-sign-in-badge [person]="shown" /></app-key-value>
            } @else {
              <app-key-value label="Organization" i18n-label>
                @if (shown.organization; as organization) {
                  <app-thing-link
                    subject="Organization"
                    [on]="{ organizationId: organization.id }"
                    [to]="['/organizations', organization.id]"
                    >{{ organization.name }}</app-thing-link
                  >
                } @else {
                  {{ nothing }}
                }
              </app-key-value>
            }
            @if (shown.kind === 'END_USER') {
              <app-key-value label="Roles" i18n-label>{{ roles(shown) || nothing }}</app-key-value>
            }
            @if (maySeeLicenses()) {
              <app-key-value label="Licenses" i18n-label>
                <a routerLink="../licenses">{{ number(licenses.hasValue() ? licenses.value().total : null) }}</a>
              </app-key-value>
            }
            <app-key-value label="Created" i18n-label>{{ instant(shown.createdAt) }}</app-key-value>
          </app-key-values>
        </section>
        @if (shown.kind === 'TECHNICIAN') {
          <app-technician-identities [technicianId]="shown.id" />
        }
      </div>
    } @else {
      <app-resource-state [resource]="person" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
  `,
})
export class PersonOverview {
  readonly #abilities = inject(Abilities);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly person = apiResource(() => peopleGet(this.id()), {
    topics: ['people', 'end-user-roles', 'technician-roles'],
  });
  protected readonly maySeeLicenses = computed(() => this.#abilities.can('read', 'License'));
  protected readonly licenses = apiResource(
    () => (this.maySeeLicenses() ? peopleLicenses(this.id(), { pageSize: 1 }) : undefined),
    { topics: ['people', 'licenses'] },
  );
  protected readonly kindWords = personKindWords;
  protected readonly roles = roleNames;
  protected readonly nothing = nothing;
  protected readonly instant = formatInstant;
  protected readonly number = formatNumber;
}
