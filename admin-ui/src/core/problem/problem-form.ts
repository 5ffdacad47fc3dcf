import { type AbstractControl, FormArray, FormGroup } from '@angular/forms';

import type { Problem } from './problem';
import { fieldProblemMessage, problemMessage } from './problem-message';

/**
 * Puts a problem's field errors on the controls that they speak of. A control loses its server error as soon as its value
 * changes.
 *
 * @returns the sentence for what belongs to no control, to stand above the form; `null` when every error found its field
 */
export function applyProblem(form: AbstractControl, problem: Problem): string | null {
  const homeless: string[] = [];
  for (const error of problem.errors) {
    const message = fieldProblemMessage(error);
    const control = controlAt(form, error.field);
    if (control) {
      control.setErrors({ ...control.errors, server: message });
      control.markAsTouched();
    } else {
      homeless.push(message);
    }
  }
  if (problem.errors.length === 0) return problemMessage(problem);
  return homeless.length > 0 ? homeless.join(' ') : null;
}

/**
 * Takes the server's errors off all controls: what was wrong may be right now, because another field was changed. Those
 * that still hold come back with the next answer.
 */
export function clearServerErrors(control: AbstractControl): void {
  if (isParent(control)) {
    for (const each of Object.values<AbstractControl>(control.controls)) clearServerErrors(each);
  }
  if (control.errors?.['server'] !== undefined) control.updateValueAndValidity();
}

/**
 * The deepest control on the path that has no controls of its own. `tags.0` belongs to the one control that edits all
 * tags, and `publisherId` to the control `publisher` where none has the field's own name.
 */
function controlAt(form: AbstractControl, path: string): AbstractControl | undefined {
  let control = form;
  for (const name of path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')) {
    const next = child(control, name) ?? child(control, name.replace(/Id(s?)$/, '$1'));
    if (!next) break;
    control = next;
  }
  // No field draws the error of a group or of a list of rows.
  return control === form || isParent(control) ? undefined : control;
}

function child(control: AbstractControl, name: string): AbstractControl | undefined {
  if (control instanceof FormGroup) {
    const next: unknown = control.controls[name];
    return isControl(next) ? next : undefined;
  }
  return control instanceof FormArray ? control.controls[Number(name)] : undefined;
}

function isParent(control: AbstractControl): control is FormGroup | FormArray {
  return control instanceof FormGroup || control instanceof FormArray;
}

function isControl(value: unknown): value is AbstractControl {
  return typeof value === 'object' && value !== null && 'setErrors' in value;
}
