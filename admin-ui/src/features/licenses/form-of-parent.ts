import { type Provider, inject } from '@angular/core';
import { ControlContainer } from '@angular/forms';

/**
 * Lets a component that draws some fields of a form find their controls by name, as if they stood in its parent's
 * template. For `viewProviders`.
 */
export const formOfParent: Provider = {
  provide: ControlContainer,
  useFactory: () => inject(ControlContainer, { skipSelf: true }),
};
