import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

import { ViewAsBanner } from '../features/view-as/view-as-banner';
import { SideNavigation } from './side-navigation';
import { TopBar } from './top-bar';

/** What is around every page: navigation, top bar, and the way past both for keyboards. */
@Component({
  selector: 'app-frame',
  imports: [RouterOutlet, SideNavigation, TopBar, ViewAsBanner],
  host: { '(document:keydown)': 'onKey($event)' },
  template: `
    <a class="skip" href="#main" (click)="skip($event)" i18n>Skip to content</a>
    <app-top-bar [navigationOpen]="drawerOpen()" (toggleNavigation)="drawerOpen.set(!drawerOpen())" />
    <app-view-as-banner />
    <app-side-navigation [class.open]="drawerOpen()" (chosen)="drawerOpen.set(false)" />
    @if (drawerOpen()) {
      <div class="scrim" role="presentation" (click)="drawerOpen.set(false)"></div>
    }
    <main #main id="main" tabindex="-1"><router-outlet /></main>
  `,
  styleUrl: './frame.scss',
})
export class Frame {
  /** Whether the navigation is drawn over the page, on small screens. */
  protected readonly drawerOpen = signal(false);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

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

  /** `/` leads to the search field, Escape closes the drawer. */
  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.drawerOpen.set(false);
    const typing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const search = document.querySelector<HTMLInputElement>('main [data-search]');
    if (!search) return;
    event.preventDefault();
    search.select();
  }
}
