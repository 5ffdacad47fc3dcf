import type { AbstractControl } from '@angular/forms';

/** Turns a control on, or off where it does not apply; one that is as it should be says nothing of it. */
export function turn(control: AbstractControl, isOn: boolean): void {
  if (control.enabled === isOn) return;
  if (isOn) control.enable();
  else control.disable();
}
