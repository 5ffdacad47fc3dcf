import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';

import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog/confirmations';
import { DateInput, Field, FormSection, Input, MoneyInput, NumberInput, TagsInput } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { type IconName, icons } from '../../ui/icon/icons';

/** What is pressed, and what is filled in. */
@Component({
  selector: 'app-gallery-controls',
  imports: [
    DateInput,
    Field,
    FormSection,
    Icon,
    Input,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    MoneyInput,
    NumberInput,
    ReactiveFormsModule,
    TagsInput,
  ],
  templateUrl: './gallery-controls.html',
  styles: `
    :host {
      display: contents;
    }
    h3 {
      margin-bottom: var(--space-3);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .row + .row {
      margin-top: var(--space-3);
    }
    .row.apart {
      gap: var(--space-2) var(--space-5);
    }
    .icons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      color: var(--text-muted);
    }
  `,
})
export class GalleryControls {
  readonly #toasts = inject(Toasts);
  readonly #confirmations = inject(Confirmations);

  protected readonly icons = Object.keys(icons).filter((name): name is IconName => name in icons);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['Acrobat Pro'],
    required: ['', Validators.required],
    type: ['device'],
    quantity: [50],
    amount: [null as string | null],
    date: ['2027-01-15'],
    tags: [['design', 'finance']],
    note: [''],
    off: [{ value: $localize`Can’t be changed`, disabled: true }],
  });

  constructor() {
    this.form.controls.required.markAsTouched();
  }

  protected say(): void {
    this.#toasts.done($localize`The license was saved.`);
  }

  protected ask(): void {
    void this.#confirmations.ask({
      title: $localize`Delete this license?`,
      message: $localize`This is how the panel asks before something can’t be undone. Nothing is deleted here.`,
      consequences: [$localize`43 seats`, $localize`2 product keys`],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: async () => {},
    });
  }
}
