import { type Signal, computed, inject } from '@angular/core';

import { Abilities } from '../../core/ability/abilities';
import { Apps } from '../../core/apps/apps';

/** Whether licenses are shown beside other things: they are in use, and this person sees some. Needs an injection context. */
export function seesLicenses(): Signal<boolean> {
  const abilities = inject(Abilities);
  const apps = inject(Apps);
  return computed(() => apps.isActive('asset-management') && abilities.can('read', 'License'));
}
