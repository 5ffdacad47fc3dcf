import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

import { authProviders, authStartProviderSignIn } from '../../api/auth';
import type { OfferedProvider } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { safeReturnUrl } from '../../core/session/guards';

/** The providers that people can sign in by; nothing where there are none. */
@Component({
  selector: 'app-provider-buttons',
  template: `
    @if (offered.hasValue() && offered.value().providers.length > 0) {
      <p class="or" aria-hidden="true"><span i18n>or</span></p>
      <ul>
        @for (provider of offered.value().providers; track provider.id) {
          <li>
            <a class="button" [href]="addressOf(provider)" i18n>Sign in with {{ provider.name }}</a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    .or {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 16px 0 14px;
      color: var(--text-muted);
      font-size: var(--text-size-small);
    }
    .or::before,
    .or::after {
      flex: 1;
      border-top: 1px solid var(--border);
      content: '';
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .button {
      width: 100%;
      height: auto;
      min-height: var(--control-height);
      padding-block: 6px;
      line-height: 18px;
      white-space: normal;
      text-align: center;
      overflow-wrap: anywhere;
    }
  `,
})
export class ProviderButtons {
  readonly #query = inject(ActivatedRoute).snapshot.queryParamMap;

  protected readonly offered = apiResource(() => authProviders());

  /** Leaves the panel: the browser itself goes to the provider. */
  protected addressOf({ id }: OfferedProvider): string {
    return authStartProviderSignIn(id, { returnTo: safeReturnUrl(this.#query.get('returnUrl')) }).url;
  }
}
