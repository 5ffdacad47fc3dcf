import { Validators } from '@angular/forms';

/** The shortest password that the server accepts; it judges the rest, such as common ones. */
const shortestPassword = 12;

/** What a password that is chosen anew has to satisfy. */
export const newPasswordRules = [Validators.minLength(shortestPassword)];

/** Stands below the field in which one is chosen. */
export const newPasswordHint = $localize`At least ${shortestPassword}:count: characters; a few random words are good.`;
