import { ConfigurableFocusTrapFactory } from '@angular/cdk/a11y';
import {
  type OverlayRef,
  createFlexibleConnectedPositionStrategy,
  createOverlayRef,
  createRepositionScrollStrategy,
} from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
import {
  DestroyRef,
  Directive,
  ElementRef,
  Injector,
  type TemplateRef,
  ViewContainerRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';

/**
 * Opens a small panel beside the button that it is on. Escape and a click elsewhere close it; the focus goes in and comes
 * back.
 *
 * @example
 * ```html
 * <button class="button" [appPopover]="settings" appPopoverLabel="Columns">…</button>
 * <ng-template #settings>…</ng-template>
 * ```
 */
@Directive({
  selector: '[appPopover]',
  exportAs: 'appPopover',
  host: { 'aria-haspopup': 'dialog', '[attr.aria-expanded]': 'isOpen()', '(click)': 'toggle()' },
})
export class Popover {
  readonly #injector = inject(Injector);
  readonly #trigger = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #container = inject(ViewContainerRef);
  readonly #focusTraps = inject(ConfigurableFocusTrapFactory);
  #overlay: OverlayRef | undefined;

  readonly content = input.required<TemplateRef<unknown>>({ alias: 'appPopover' });
  /** Name of the panel for screen readers. */
  readonly label = input.required<string>({ alias: 'appPopoverLabel' });
  readonly closed = output({ alias: 'appPopoverClosed' });
  readonly isOpen = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#overlay?.dispose());
  }

  toggle(): void {
    if (this.isOpen()) this.close();
    else this.open();
  }

  open(): void {
    if (this.isOpen()) return;
    const overlay = createOverlayRef(this.#injector, {
      panelClass: 'app-popover',
      scrollStrategy: createRepositionScrollStrategy(this.#injector),
      positionStrategy: createFlexibleConnectedPositionStrategy(this.#injector, this.#trigger)
        .withFlexibleDimensions(true)
        .withPush(true)
        .withViewportMargin(8)
        .withPositions([
          { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
          { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
          { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
        ]),
    });
    this.#overlay = overlay;
    overlay.overlayElement.setAttribute('role', 'dialog');
    overlay.overlayElement.setAttribute('aria-label', this.label());
    overlay.attach(new TemplatePortal(this.content(), this.#container));
    this.isOpen.set(true);

    const focusTrap = this.#focusTraps.create(overlay.overlayElement);
    void focusTrap.focusInitialElementWhenReady();
    overlay.outsidePointerEvents().subscribe((event) => {
      const onTrigger = event.target instanceof Node && this.#trigger.nativeElement.contains(event.target);
      if (!onTrigger) this.close(false);
    });
    overlay.keydownEvents().subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
    // What is loaded into it later makes it larger, and must not lead it off the screen.
    if (typeof ResizeObserver !== 'undefined') {
      const observer = new ResizeObserver(() => overlay.updatePosition());
      observer.observe(overlay.overlayElement);
      overlay.detachments().subscribe(() => observer.disconnect());
    }
    overlay.detachments().subscribe(() => focusTrap.destroy());
  }

  /** @param returnFocus whether the trigger gets the focus back */
  close(returnFocus = true): void {
    if (!this.#overlay) return;
    this.#overlay.dispose();
    this.#overlay = undefined;
    this.isOpen.set(false);
    if (returnFocus) this.#trigger.nativeElement.focus();
    this.closed.emit();
  }
}
