import { Directive, TemplateRef, ViewContainerRef, effect, inject, input } from '@angular/core';

import { type AbilityAction, type AbilitySubject, Abilities } from './abilities';

/**
 * Shows its content to those who may do something.
 *
 * @example
 * ```html
 * <button *appCan="'create'; subject: 'Organization'" class="button">Add organization</button>
 * <button *appCan="'update'; subject: 'Device'; on: { organizationId: device.organization.id }">Edit</button>
 * ```
 */
@Directive({ selector: '[appCan]' })
export class Can {
  readonly #abilities = inject(Abilities);
  readonly #template = inject<TemplateRef<unknown>>(TemplateRef);
  readonly #container = inject(ViewContainerRef);

  readonly action = input.required<AbilityAction>({ alias: 'appCan' });
  readonly subject = input.required<AbilitySubject>({ alias: 'appCanSubject' });
  /** One thing to do it to; without it, "anywhere" is enough. */
  readonly on = input<object | undefined>(undefined, { alias: 'appCanOn' });

  constructor() {
    effect(() => {
      const may = this.#abilities.can(this.action(), this.subject(), this.on());
      if (may === this.#container.length > 0) return;
      if (may) this.#container.createEmbeddedView(this.#template);
      else this.#container.clear();
    });
  }
}
