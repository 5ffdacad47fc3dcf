import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { devicesGet } from '../../api/devices';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { apiResource } from '../../core/api/api-resource';
import { formatAgo, formatInstant, formatNumber, nothing } from '../../core/format';
import { deviceClassWords, deviceStatusWords } from '../../core/words';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** What is known of a device. */
@Component({
  selector: 'app-device-overview',
  imports: [KeyValue, KeyValues, ResourceState, RouterLink, ThingLink],
  template: `
    @if (device.hasValue()) {
      @let shown = device.value();
      <div class="card-grid">
        <div class="stack">
          <section class="card">
            <h2 i18n>Ownership</h2>
            <app-key-values>
              <app-key-value label="Organization" i18n-label>
                <app-thing-link
                  subject="Organization"
                  [on]="{ organizationId: shown.organization.id }"
                  [to]="['/organizations', shown.organization.id]"
                  >{{ shown.organization.name }}</app-thing-link
                >
              </app-key-value>
              <app-key-value label="Location" i18n-label>
                <app-thing-link
                  subject="Location"
                  [on]="{ organizationId: shown.organization.id }"
                  [to]="['/organizations', shown.organization.id, 'locations', shown.location.id]"
                  >{{ shown.location.name }}</app-thing-link
                >
              </app-key-value>
              <app-key-value label="Primary user" i18n-label>
                @if (shown.primaryUser; as user) {
                  <app-thing-link
                    subject="Person"
                    [on]="{ kind: 'END_USER', organizationId: shown.organization.id }"
                    [to]="['/people', user.id]"
                    >{{ user.name }}</app-thing-link
                  >
                } @else {
                  {{ nothing }}
                }
              </app-key-value>
              <app-key-value label="Status" i18n-label>
                <span class="badge" [class.badge-good]="shown.status === 'ACTIVE'">{{
                  statusWords[shown.status]
                }}</span>
              </app-key-value>
              <app-key-value label="Tags" i18n-label>
                <span class="tags">
                  @for (tag of shown.tags; track tag) {
                    <span class="badge">{{ tag }}</span>
                  } @empty {
                    {{ nothing }}
                  }
                </span>
              </app-key-value>
            </app-key-values>
          </section>
          <section class="card">
            <h2 i18n>Inventory</h2>
            <app-key-values>
              <app-key-value label="Last seen" i18n-label>
                <span [title]="instant(shown.lastSeenAt)">{{ ago(shown.lastSeenAt) }}</span>
              </app-key-value>
              <app-key-value label="Agent" i18n-label>{{ shown.agent || nothing }}</app-key-value>
              <app-key-value label="Agent id" i18n-label>
                <span class="mono">{{ shown.agentId ?? nothing }}</span>
              </app-key-value>
              <app-key-value label="Last signed-in user" i18n-label>
                {{ shown.lastLoggedUser || nothing }}
              </app-key-value>
              <app-key-value label="Software" i18n-label>
                <a routerLink="../software">{{ number(shown.softwareCount) }}</a>
              </app-key-value>
              @if (maySeeLicenses()) {
                <app-key-value label="Licenses" i18n-label>
                  <a routerLink="../licenses">{{ number(shown.licenseCount) }}</a>
                </app-key-value>
              }
            </app-key-values>
          </section>
        </div>
        <section class="card">
          <h2 i18n>System</h2>
          <app-key-values>
            <app-key-value label="Class" i18n-label>{{ classWords[shown.deviceClass] }}</app-key-value>
            <app-key-value label="Operating system" i18n-label>{{ shown.osName || nothing }}</app-key-value>
            <app-key-value label="OS version" i18n-label>{{ shown.osVersion || nothing }}</app-key-value>
            <app-key-value label="Manufacturer" i18n-label>{{ shown.manufacturer || nothing }}</app-key-value>
            <app-key-value label="Model" i18n-label>{{ shown.model || nothing }}</app-key-value>
            <app-key-value label="Serial number" i18n-label>
              <span class="mono">{{ shown.serialNumber ?? nothing }}</span>
            </app-key-value>
          </app-key-values>
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="device" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class DeviceOverview {
  readonly #abilities = inject(Abilities);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly device = apiResource(() => devicesGet(this.id()), { topics: ['devices', 'licenses'] });
  protected readonly maySeeLicenses = computed(() => this.#abilities.can('read', 'License'));
  protected readonly classWords = deviceClassWords;
  protected readonly statusWords = deviceStatusWords;
  protected readonly nothing = nothing;
  protected readonly ago = formatAgo;
  protected readonly instant = formatInstant;
  protected readonly number = formatNumber;
}
