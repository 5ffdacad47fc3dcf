import { Component, computed, input } from '@angular/core';

import { ThingLink } from '../../core/ability/thing-link';
import type { BillingProductResponse } from '../../api/model';
import { sourceParts } from './quantity-source.rules';

/** What a product counts, in words; a license and a device group that can be seen as links to their pages. */
@Component({
  selector: 'app-product-source',
  imports: [ThingLink],
  template: `
    {{ parts().text }}
    @if (target(); as link) {
      <app-thing-link [subject]="link.subject" [to]="link.to">{{ parts().name }}</app-thing-link>
    } @else {
      {{ parts().name }}
    }
  `,
})
export class ProductSource {
  readonly product = input.required<BillingProductResponse>();

  protected readonly parts = computed(() => sourceParts(this.product()));
  protected readonly target = computed(() => {
    const { license, deviceGroup } = this.product();
    if (license !== null) return { subject: 'License', to: ['/licenses', license.id, 'overview'] };
    return deviceGroup === null ? null : { subject: 'DeviceGroup', to: ['/device-groups', deviceGroup.id] };
  });
}
