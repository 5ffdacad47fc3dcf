import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

import { type AbilitySubject, Abilities } from './abilities';

/**
 * Names a thing: as a link to its page for those who may see that, as text for everybody else.
 *
 * @example
 * ```html
 * <app-thing-link subject="Organization" [on]="{ organizationId: owner.id }" [to]="['/organizations', owner.id]">
 *   {{ owner.name }}
 * </app-thing-link>
 * ```
 */
@Component({
  selector: 'app-thing-link',
  imports: [NgTemplateOutlet, RouterLink],
  template: `
    <ng-template #name><ng-content /></ng-template>
    @if (mayOpen()) {
      <a [routerLink]="to()" [queryParams]="query()"><ng-container [ngTemplateOutlet]="name" /></a>
    } @else {
      <ng-container [ngTemplateOutlet]="name" />
    }
  `,
})
export class ThingLink {
  readonly #abilities = inject(Abilities);

  /** What kind of thing it is: the server's subject name. */
  readonly subject = input.required<AbilitySubject>();
  /** Fields of the thing that rules may ask for; without them, seeing some of the kind is enough. */
  readonly on = input<object>();
  /** Router commands of its page. */
  readonly to = input.required<readonly unknown[] | string>();
  /** What narrows a list there. */
  readonly query = input<Params>();

  protected readonly mayOpen = computed(() => this.#abilities.can('read', this.subject(), this.on()));
}
