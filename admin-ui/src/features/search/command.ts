import type { Injector } from '@angular/core';

import type { AppKey } from '../../api/model';
import type { AbilityAction, AbilitySubject } from '../../core/ability/abilities';
import type { IconName } from '../../ui/icon/icons';

/** Something that can be done from anywhere. */
export interface Command {
  readonly label: string;
  readonly icon: IconName;
  /** Other words that find it. */
  readonly words?: string;
  /** What somebody must be allowed to do, somewhere. */
  readonly needs?: readonly [AbilityAction, AbilitySubject];
  readonly app?: AppKey;
  /** Loads what it takes and does it. */
  readonly run: (injector: Injector) => Promise<unknown>;
}
