import { Component, computed, inject, input, numberAttribute } from '@angular/core';

import { peopleGet } from '../../api/people';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { formatInstant, nothing } from '../../core/format';
import { personKindWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { TechnicianIdentities } from '../identity-providers/technician-identities';
import { HeldLicensesCard } from '../licenses/held-licenses-card';
import type { SeatHolder } from '../licenses/seat-holder';
import { seesLicenses } from '../licenses/sees-licenses';
import { PersonDevicesCard } from './person-devices-card';
import { roleNames } from './people.rules';
import { SignInBadge } from './sign-in-badge';

/** A person at a glance: who it is, what they use and hold, and how they sign in. */
@Component({
  selector: 'app-person-overview',
  imports: [
    Card,
    HeldLicensesCard,
    KeyValue,
    KeyValues,
    PersonDevicesCard,
    ResourceState,
    SignInBadge,
    TechnicianIdentities,
    ThingLink,
  ],
  template: `
    @if (shown(); as person) {
      <div class="card-grid">
        <div class="stack">
          <app-card heading="Details" i18n-heading>
            <app-key-values>
              <app-key-value label="Kind" i18n-label>{{ kindWords[person.kind] }}</app-key-value>
              <app-key-value label="E-mail" i18n-label>
                <a [href]="'mailto:' + person.email">{{ person.email }}</a>
              </app-key-value>
              @if (person.kind !== 'TECHNICIAN') {
                <app-key-value label="Organization" i18n-label>
                  @if (person.organization; as organization) {
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
              @if (person.kind === 'END_USER') {
                <app-key-value label="Roles" i18n-label>
                  <span class="roles">
                    @for (role of person.roles; track role.id) {
                      <span class="badge">{{ role.name }}</span>
                    } @empty {
                      {{ nothing }}
                    }
                  </span>
                </app-key-value>
              }
              <app-key-value label="Created" i18n-label>{{ instant(person.createdAt) }}</app-key-value>
            </app-key-values>
          </app-card>
          @if (person.kind === 'TECHNICIAN') {
            <app-card heading="Sign-in" i18n-heading>
              <app-key-values>
                <app-key-value label="Account" i18n-label><app-sign-in-badge [person]="person" /></app-key-value>
                <app-key-value label="Role" i18n-label>{{ roleNames(person) || nothing }}</app-key-value>
                <app-key-value label="One-time codes" i18n-label>{{
                  person.hasOneTimeCodes ? codes.on : person.requiresOneTimeCode ? codes.required : codes.off
                }}</app-key-value>
              </app-key-values>
            </app-card>
            <app-technician-identities [technicianId]="person.id" />
          }
        </div>
        <div class="stack">
          @if (seesLicenses()) {
            <app-held-licenses-card [holder]="holder()" [tab]="['/people', person.id, 'licenses']" />
          }
          @if (person.kind === 'END_USER' && seesDevices()) {
            <app-person-devices-card [personId]="person.id" />
          }
        </div>
      </div>
    } @else {
      <app-resource-state [resource]="resource" />
    }
  `,
  styles: `
    .roles {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class PersonOverview {
  readonly #abilities = inject(Abilities);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly resource = apiResource(() => peopleGet(this.id()), {
    topics: ['people', 'end-user-roles', 'technician-roles'],
  });
  protected readonly shown = lastKnown(this.resource);
  protected readonly seesLicenses = seesLicenses();
  protected readonly seesDevices = computed(() => this.#abilities.can('read', 'Device'));
  protected readonly holder = computed((): SeatHolder => ({ kind: 'PERSON', id: this.id() }));
  protected readonly codes = {
    on: $localize`Set up`,
    off: $localize`Off`,
    required: $localize`Required, not set up yet`,
  };
  protected readonly kindWords = personKindWords;
  protected readonly roleNames = roleNames;
  protected readonly nothing = nothing;
  protected readonly instant = formatInstant;
}
