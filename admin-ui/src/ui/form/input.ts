import { Directive, inject } from '@angular/core';

import { Field } from './field';

/** A native `input`, `select` or `textarea` in our look, tied to the label, hint and error of its {@link Field}. */
@Directive({
  selector: 'input[appInput], select[appInput], textarea[appInput]',
  host: {
    class: 'input',
    '[id]': 'field?.controlId',
    '[attr.aria-describedby]': 'field?.describedBy()',
    '[attr.aria-invalid]': 'field?.message() ? true : null',
    '[attr.aria-required]': 'field?.required() || null',
  },
})
export class Input {
  protected readonly field = inject(Field, { optional: true });
}
