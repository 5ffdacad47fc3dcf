import { type AbstractControl, FormControl, type ValidationErrors, Validators } from '@angular/forms';

const longestNotice = 3_650;
const mostNotices = 10;

/** Days of notice as words: whole numbers from 1 on. */
export function noticeDayList({ value }: AbstractControl<readonly string[]>): ValidationErrors | null {
  const wrong = value.find((word) => !/^\d{1,4}$/.test(word) || Number(word) < 1 || Number(word) > longestNotice);
  if (wrong !== undefined) {
    return { days: $localize`“${wrong}:word:” is no number of days between 1 and ${longestNotice}:most:.` };
  }
  return value.length > mostNotices ? { days: $localize`Name at most ${mostNotices}:most: notices.` } : null;
}

/** E-mail addresses. */
export function eMailList({ value }: AbstractControl<readonly string[]>): ValidationErrors | null {
  const wrong = value.find((word) => new FormControl(word, Validators.email).invalid);
  return wrong === undefined ? null : { email: $localize`“${wrong}:word:” is no e-mail address.` };
}

/** A list with at least one entry. */
export function notEmpty({ value }: AbstractControl<readonly unknown[]>): ValidationErrors | null {
  return value.length === 0 ? { empty: $localize`Choose at least one product, or remove the condition.` } : null;
}
