import { DialogRef } from '@angular/cdk/dialog';
import {
  Component,
  booleanAttribute,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type AbstractControl, FormGroup } from '@angular/forms';

import { Problem } from '../../core/problem/problem';
import { applyProblem, clearServerErrors } from '../../core/problem/problem-form';
import { controlNear, keepFocus } from '../focus/keep-focus';
import { UnsavedChanges } from '../form/unsaved-changes';
import { Icon } from '../icon/icon';
import type { Confirmation } from './confirmations';
import type { DialogSize } from './dialogs';

let lastId = 0;

/**
 * The one dialog frame: title, content that scrolls, actions that stay in view. It submits, shows what went wrong at the
 * fields and above them, keeps everything that was typed, and asks before typed things are lost.
 *
 * @example
 * ```html
 * <app-dialog heading="Add organization" submitLabel="Add" [form]="form" [submit]="submit">
 *   <app-form-section>…</app-form-section>
 *   <span dialogFooter>…</span>
 * </app-dialog>
 * ```
 */
@Component({
  selector: 'app-dialog',
  imports: [Icon],
  host: { '[class]': '"size-" + size()', '(input)': 'noteTyping($event)' },
  templateUrl: './dialog-frame.html',
  styleUrl: './dialog-frame.scss',
})
export class DialogFrame {
  readonly #dialog = inject<DialogRef>(DialogRef);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #unsaved = inject(UnsavedChanges);

  readonly heading = input.required<string>();
  readonly size = input<DialogSize>('small');
  /** What the main button does. It closes the dialog with what this resolves to; a {@link Problem} keeps it open. */
  readonly submit = input.required<() => Promise<unknown>>();
  readonly submitLabel = input($localize`Save`);
  /** `false` for a dialog that only shows something: it has a "Close" and nothing else. */
  readonly submits = input(true);
  /** Keeps the main button off, as while nothing is chosen. */
  readonly submitDisabled = input(false, { transform: booleanAttribute });
  readonly danger = input(false, { transform: booleanAttribute });
  readonly cancelLabel = input('');
  /** The form whose errors are shown and whose changes are asked about. */
  readonly form = input<AbstractControl>();
  /** What is asked before it closes while {@link form} or {@link dirty} has changes. */
  readonly leaveQuestion = input<Partial<Confirmation>>();
  /** Changes that no form knows of. */
  readonly dirty = input(false, { transform: booleanAttribute });

  protected readonly headingId = `dialog-${(lastId += 1)}`;
  protected readonly busy = signal(false);
  /** Something was typed that the form may not know of yet, as the first letters of a tag. */
  #typed = false;
  /** What went wrong and belongs to no field. */
  protected readonly failure = signal<string | null>(null);
  protected readonly leaveLabel = computed(
    () => this.cancelLabel() || (this.submits() ? $localize`Cancel` : $localize`Close`),
  );

  constructor() {
    // The frame knows the dialog's name; the element that needs it belongs to the CDK.
    afterNextRender(() => {
      const dialog = this.#host.nativeElement.closest('cdk-dialog-container');
      dialog?.setAttribute('aria-labelledby', this.headingId);
    });
    // What was picked is taken out, a suggestion is followed: the button goes with it.
    keepFocus(controlNear, 'last');
    this.#unsaved.watch(() => this.#hasChanges());
    this.#dialog.keydownEvents.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      void this.leave();
    });
    this.#dialog.backdropClick.pipe(takeUntilDestroyed()).subscribe(() => {
      // A stray click must not cost what was typed, nor interrupt.
      if (!this.#hasChanges()) void this.leave();
    });
  }

  protected noteTyping({ target }: Event): void {
    // What somebody searches by is no entry.
    const searches = target instanceof HTMLElement && target.matches('[type=search], [role=combobox]');
    if (!searches) this.#typed = true;
  }

  /** Closes without a result; asks first when something typed would be lost. */
  protected async leave(): Promise<void> {
    if (this.busy()) return;
    if (!this.#hasChanges() || (await this.#unsaved.mayDiscard(this.leaveQuestion()))) this.#dialog.close();
  }

  protected async trySubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy() || this.submitDisabled() || !this.submits()) return;
    const form = this.form();
    if (form) clearServerErrors(form);
    form?.markAllAsTouched();
    this.failure.set(null);
    if (form?.invalid) {
      this.#showFirstError();
      return;
    }
    this.busy.set(true);
    try {
      this.#dialog.close(await this.submit()());
    } catch (error) {
      this.#show(Problem.of(error));
    } finally {
      this.busy.set(false);
    }
  }

  #show(problem: Problem): void {
    this.failure.set(applyProblem(this.form() ?? new FormGroup({}), problem));
    this.#showFirstError();
  }

  #showFirstError(): void {
    // Errors are drawn with the next frame.
    requestAnimationFrame(() => {
      this.#host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"], [data-failure]')?.focus();
    });
  }

  #hasChanges(): boolean {
    const form = this.form();
    return this.dirty() || (form !== undefined && (form.dirty || this.#typed));
  }
}
