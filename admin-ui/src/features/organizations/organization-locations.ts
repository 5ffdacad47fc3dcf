import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { LocationResponse } from '../../api/model';
import { organizationLocationsList } from '../../api/organization-locations';
import { Abilities } from '../../core/ability/abilities';
import { apiResource } from '../../core/api/api-resource';
import { lastKnown } from '../../core/api/last-known';
import { deviceCountText } from '../../core/counts';
import { formatNumber } from '../../core/format';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { OrganizationActions } from './organization-actions';

/** So many are shown; the others are on the tab. */
const mostShown = 6;

/** The locations of an organization with the most devices. */
@Component({
  selector: 'app-organization-locations',
  imports: [Card, Line, Lines, ResourceState, RouterLink],
  template: `
    <app-card heading="Where its devices are" i18n-heading>
      @if (locations(); as page) {
        <app-lines>
          @for (location of page.items; track location.id) {
            <app-line>
              <a [routerLink]="['/organizations', id(), 'locations', location.id]">{{ location.name }}</a>
              <span lineNote>{{ location.address }}</span>
              <span lineEnd>{{ devicesAt(location) }}</span>
            </app-line>
          } @empty {
            <p class="muted" i18n>It has no locations. Devices report to one.</p>
            @if (mayAdd() && !archived()) {
              <button type="button" class="button" (click)="add()" i18n>Add location</button>
            }
          }
        </app-lines>
        @if (page.total > page.items.length) {
          <p class="more">
            <a [routerLink]="['/organizations', id(), 'locations']" i18n>All {{ number(page.total) }} locations</a>
          </p>
        }
      } @else {
        <app-resource-state [resource]="resource" />
      }
    </app-card>
  `,
  styleUrl: './overview-card.scss',
})
export class OrganizationLocations {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(OrganizationActions);

  readonly id = input.required<number>();
  /** Nothing is added to what is out of use. */
  readonly archived = input(false);

  protected readonly resource = apiResource(
    () => organizationLocationsList(this.id(), { sort: '-deviceCount,name', pageSize: mostShown }),
    { topics: ['locations', 'devices'] },
  );
  protected readonly locations = lastKnown(this.resource);
  protected readonly number = formatNumber;

  protected mayAdd(): boolean {
    return this.#abilities.can('create', 'Location', { organizationId: this.id() });
  }

  protected async add(): Promise<void> {
    const added = await this.#actions.addLocation(this.id());
    if (!added) return;
    this.resource.reload();
    if (this.#abilities.can('read', 'EnrollmentToken', { organizationId: this.id() })) {
      await this.#actions.showEnrollment(added);
    }
  }

  protected devicesAt({ deviceCount }: LocationResponse): string {
    return deviceCountText(deviceCount);
  }
}
