import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, Component, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

import { ViewAsBanner } from '../features/view-as/view-as-banner';
import { Shortcuts } from './shortcuts';
import { SideNavigation } from './side-navigation';
import { TopBar } from './top-bar';

/** What is around every page: navigation, top bar, and the way past both for keyboards. */
@Component({
  selector: 'app-frame',
  imports: [RouterOutlet, SideNavigation, TopBar, ViewAsBanner],
  host: { '(document:keydown)': 'onKey($event)' },
  template: `
    <a class="skip" href="#main" (click)="skip($event)" i18n>Skip to content</a>
    <app-top-bar [navigationOpen]="drawerOpen()" (toggleNavigation)="toggleDrawer()" />
    <app-view-as-banner />
    <app-side-navigation [class.open]="drawerOpen()" (chosen)="leaveDrawer()" />
    @if (drawerOpen()) {
      <div class="scrim" role="presentation" (click)="closeDrawer()"></div>
    }
    <main #main id="main" tabindex="-1" (focusin)="drawerOpen.set(false)"><router-outlet /></main>
  `,
  styleUrl: './frame.scss',
})
export class Frame {
  readonly #shortcuts = inject(Shortcuts);

  /** Whether the navigation is drawn over the page, on small screens. */
  protected readonly drawerOpen = signal(false);
  readonly #injector = inject(Injector);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly navigation = viewChild.required(SideNavigation);
  private readonly topBar = viewChild.required(TopBar);

  constructor() {
    const router = inject(Router);
    const announcer = inject(LiveAnnouncer);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split(/[?#]/, 1)[0]),
        startWith(router.url.split(/[?#]/, 1)[0]),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([before, after]) => {
        if (before === after) return;
        this.drawerOpen.set(false);
        this.main().nativeElement.scrollTop = 0;
        // The page names itself when it is drawn; screen readers hear where a link led.
        setTimeout(() => {
          void announcer.announce(document.title);
          // What had the focus may have gone with the page before: the keyboard goes on at the new one.
          if (document.activeElement === document.body) this.main().nativeElement.focus({ preventScroll: true });
        });
      });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** The focus goes into the drawer as it opens: it is far from the button otherwise. */
  protected toggleDrawer(): void {
    this.drawerOpen.update((open) => !open);
    if (this.drawerOpen()) afterNextRender(() => this.navigation().focus(), { injector: this.#injector });
  }

  /** An entry was followed: the keyboard goes on at the page, not at what goes out of view. */
  protected leaveDrawer(): void {
    if (this.drawerOpen()) this.main().nativeElement.focus({ preventScroll: true });
  }

  /** Nothing was followed: the focus goes back to where it came from. */
  protected closeDrawer(): void {
    this.drawerOpen.set(false);
    this.topBar().focusMenu();
  }

  /** Escape closes the drawer; other keys are those of all pages. */
  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.drawerOpen()) this.closeDrawer();
    this.#shortcuts.press(event);
  }
}
