import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import { Abilities } from '../core/ability/abilities';
import { provideTestHttp } from '../testing/http';
import { Frame } from './frame';

@Component({ template: '<button type="button">Of the page</button>' })
class Page {}

describe('the frame of pages', () => {
  /** Opens the navigation as on a small screen. */
  async function opened(): Promise<{ menu: HTMLElement; navigation: HTMLElement; main: HTMLElement }> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        ...provideTestHttp(),
        { provide: Abilities, useValue: { can: () => true } },
      ],
    });
    await TestBed.inject(Router).navigateByUrl('/overview');
    const fixture = TestBed.createComponent(Frame);
    document.body.append(fixture.nativeElement);
    fixture.detectChanges();
    const host: HTMLElement = fixture.nativeElement;
    const of = (selector: string): HTMLElement => {
      const found = host.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`There is no ${selector}.`);
      return found;
    };
    const menu = of('[aria-label="Navigation"]');
    menu.click();
    TestBed.tick();
    return { menu, navigation: of('app-side-navigation'), main: of('main') };
  }

  const isOpen = (navigation: HTMLElement): boolean => {
    TestBed.tick();
    return navigation.classList.contains('open');
  };

  it('leads the keyboard into the navigation, and by Escape back', async () => {
    const { menu, navigation } = await opened();
    expect(document.activeElement).toBe(navigation.querySelector('a'));
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(isOpen(navigation)).toBe(false);
    expect(document.activeElement).toBe(menu);
  });

  it('leads the keyboard back when the page beside it is pressed', async () => {
    const { menu, navigation } = await opened();
    document.querySelector<HTMLElement>('.scrim')?.click();
    expect(isOpen(navigation)).toBe(false);
    expect(document.activeElement).toBe(menu);
  });

  it('goes on at the page when an entry was followed', async () => {
    const { navigation, main } = await opened();
    navigation.querySelector('a')?.click();
    expect(isOpen(navigation)).toBe(false);
    expect(document.activeElement).toBe(main);
  });

  it('does not lie over a page that has the focus', async () => {
    const { navigation, main } = await opened();
    main.focus();
    expect(isOpen(navigation)).toBe(false);
  });
});
