import { Component, computed, input } from '@angular/core';

import type { PersonResponse } from '../../api/model';
import { signInState } from './people.rules';

/** Whether a technician can sign in; nothing for those who never do. */
@Component({
  selector: 'app-sign-in-badge',
  template: `
    @switch (state()) {
      @case ('ACTIVE') {
        <span class="badge badge-good" i18n>Active</span>
      }
      @case ('INVITED') {
        <span class="badge badge-warning" i18n>Invited</span>
      }
      @case ('DEACTIVATED') {
        <span class="badge" i18n>Deactivated</span>
      }
    }
  `,
})
export class SignInBadge {
  readonly person = input.required<PersonResponse>();
  protected readonly state = computed(() => signInState(this.person()));
}
