import { type Signal, computed, effect, signal } from '@angular/core';
import type { AbstractControl } from '@angular/forms';

/**
 * The value of a form as a signal, of controls that are off too. Needs an injection context.
 *
 * @param control may be an input that is set later
 */
export function liveValue<Value>(control: () => AbstractControl<unknown> & { getRawValue(): Value }): Signal<Value> {
  const changes = signal(0);
  effect((onCleanup) => {
    const subscription = control().valueChanges.subscribe(() => changes.update((count) => count + 1));
    onCleanup(() => subscription.unsubscribe());
  });
  return computed(() => {
    changes();
    return control().getRawValue();
  });
}
