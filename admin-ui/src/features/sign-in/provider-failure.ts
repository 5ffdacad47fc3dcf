import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

import { Icon } from '../../ui/icon/icon';
import { providerFailure } from './provider-failures';

/** Why somebody who came back from a provider is not signed in; nothing otherwise. */
@Component({
  selector: 'app-provider-failure',
  imports: [Icon],
  template: `
    @if (failure; as text) {
      <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class ProviderFailure {
  protected readonly failure = providerFailure(inject(ActivatedRoute).snapshot.queryParamMap.get('failure'));
}
