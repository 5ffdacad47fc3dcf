import { Component, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import { licensesList } from '../../api/licenses';
import type { LicensePage, SoftwareAliasResponse, SoftwareDetailResponse } from '../../api/model';
import { softwareGet } from '../../api/software';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { Can } from '../../core/ability/can';
import { apiResource } from '../../core/api/api-resource';
import { formatNumber, nothing } from '../../core/format';
import { licenseKind, productKindWords } from '../../core/words';
import { Card } from '../../ui/card/card';
import { Line, Lines } from '../../ui/card/lines';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { LicenseUsage } from '../licenses/license-usage';
import { partlySeen } from '../licenses/whole-license';
import { ProductActions } from './product-actions';

/** Licenses that the page names; the list of licenses has them all. */
const namedLicenses = 10;

/** What is known of a product: facts, the licenses that look at it, further names. */
@Component({
  selector: 'app-product-overview',
  imports: [Can, Card, KeyValue, KeyValues, LicenseUsage, Line, Lines, ResourceState, RouterLink, ThingLink],
  template: `
    @if (product.hasValue()) {
      @let shown = product.value();
      <div class="card-grid">
        <app-card heading="Details" i18n-heading>
          <app-key-values>
            <app-key-value label="Publisher" i18n-label>{{ shown.publisher ?? nothing }}</app-key-value>
            <app-key-value label="Kind" i18n-label>{{ kindWords[shown.kind] }}</app-key-value>
            <app-key-value label="Devices" i18n-label>
              <app-thing-link subject="Installation" [to]="['/software', shown.id, 'devices']">{{
                number(shown.deviceCount)
              }}</app-thing-link>
            </app-key-value>
            <app-key-value label="Titles" i18n-label>
              <a routerLink="../titles">{{ number(shown.titleCount) }}</a>
            </app-key-value>
            <app-key-value label="Review" i18n-label>
              @if (shown.reviewed) {
                <span class="badge badge-good" i18n>Reviewed</span>
              } @else {
                <span class="badge badge-warning" i18n>To review</span>
              }
            </app-key-value>
          </app-key-values>
        </app-card>
        <app-card heading="Used by licenses" i18n-heading>
          @if (licenses.hasValue() && licenses.value().items.length > 0) {
            <app-lines>
              @for (license of licenses.value().items; track license.id) {
                <app-line>
                  <a [routerLink]="['/licenses', license.id]">{{ license.name }}</a>
                  <span lineNote>{{ licenseKind(license.type, license.assignmentMode) }}</span>
                  <app-license-usage lineEnd [license]="license" [unknown]="partly" />
                </app-line>
              }
            </app-lines>
            @if (licenses.value().total > licenses.value().items.length) {
              <p>
                <a routerLink="/licenses" [queryParams]="{ productId: shown.id }" i18n
                  >All {{ number(licenses.value().total) }} licenses</a
                >
              </p>
            }
          } @else if (licenses.hasValue() || !mayReadLicenses) {
            <p class="muted" i18n>The rule of no license names this product.</p>
          }
        </app-card>
        @if (shown.aliases.length > 0) {
          <app-card heading="Further names" i18n-heading>
            <ul>
              @for (alias of shown.aliases; track alias.id) {
                <li>
                  <span>{{ alias.name }}</span>
                  <span class="muted small">{{ alias.publisher ?? '' }}</span>
                  @if (alias.origin === 'MERGE') {
                    <ng-container *appCan="'update'; subject: 'Product'">
                      <button type="button" class="link" (click)="unmerge(shown, alias)" i18n>Separate</button>
                    </ng-container>
                  } @else {
                    <span class="muted small" i18n>renamed</span>
                  }
                </li>
              }
            </ul>
          </app-card>
        }
      </div>
    } @else {
      <app-resource-state [resource]="product" />
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: baseline;
    }
    p {
      margin-top: 12px;
    }
  `,
})
export class ProductOverview {
  readonly #actions = inject(ProductActions);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly mayReadLicenses = inject(Abilities).can('read', 'License');
  protected readonly product = apiResource(() => softwareGet(this.id()), { topics: ['software', 'devices'] });
  protected readonly licenses = apiResource<LicensePage>(
    () =>
      this.mayReadLicenses
        ? licensesList({ productId: [this.id()], pageSize: namedLicenses, sort: 'name' })
        : undefined,
    { topics: ['software', 'licenses'] },
  );
  protected readonly kindWords = productKindWords;
  protected readonly licenseKind = licenseKind;
  protected readonly partly = partlySeen;
  protected readonly nothing = nothing;
  protected readonly number = formatNumber;

  protected async unmerge(product: SoftwareDetailResponse, alias: SoftwareAliasResponse): Promise<void> {
    if (await this.#actions.unmerge(product, alias)) this.product.reload();
  }
}
