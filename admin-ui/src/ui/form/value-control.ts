import { Directive, type ModelSignal, inject, input, signal } from '@angular/core';
import { type ControlValueAccessor, NgControl } from '@angular/forms';

import { Field } from './field';

/**
 * What every control of our own shares: its value as a signal, usable in a reactive form or with `[(value)]`, and the
 * wiring to the field around it.
 */
@Directive()
export abstract class ValueControl<Value> implements ControlValueAccessor {
  protected readonly field = inject(Field, { optional: true });
  readonly #control = inject(NgControl, { optional: true, self: true });

  /** Name of the control where no field gives it one. */
  readonly label = input('');
  readonly placeholder = input('');
  abstract readonly value: ModelSignal<Value>;

  protected readonly disabled = signal(false);
  #changed: (value: Value) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    if (this.#control) this.#control.valueAccessor = this;
  }

  writeValue(value: Value): void {
    this.value.set(value);
    this.written(value);
  }

  registerOnChange(changed: (value: Value) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  /** The person chose another value. */
  protected choose(value: Value): void {
    this.value.set(value);
    this.#changed(value);
  }

  /** The person left the control. */
  protected left(): void {
    this.#touched();
  }

  /** The form set another value. */
  protected written(_value: Value): void {}
}
