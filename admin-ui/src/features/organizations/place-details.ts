import type { HttpResourceRef } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';

/** Something that is known of an organization or a location. */
export interface PlaceFact {
  readonly label: string;
  readonly text: string;
  /** Router commands of the page that says more. */
  readonly link?: readonly unknown[];
}

/**
 * The details of an organization or a location, and how it stands with them while they are not there.
 *
 * @example
 * ```html
 * <app-place-details [place]="organization" [facts]="facts()" />
 * ```
 */
@Component({
  selector: 'app-place-details',
  imports: [KeyValue, KeyValues, ResourceState, RouterLink],
  template: `
    @if (facts(); as shown) {
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            @for (fact of shown; track fact.label) {
              <app-key-value [label]="fact.label">
                @if (fact.link) {
                  <a [routerLink]="fact.link">{{ fact.text }}</a>
                } @else {
                  <span class="text">{{ fact.text }}</span>
                }
              </app-key-value>
            }
          </app-key-values>
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="place()" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: 12px;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class PlaceDetails {
  readonly place = input.required<Pick<HttpResourceRef<unknown>, 'error' | 'reload'>>();
  /** `null` while the place is not there. */
  readonly facts = input.required<readonly PlaceFact[] | null>();
}
