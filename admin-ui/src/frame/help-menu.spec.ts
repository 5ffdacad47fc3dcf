import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { describe, expect, it } from 'vitest';

import { HelpMenu } from './help-menu';

describe('the help menu', () => {
  it('leads to where the guide speaks of the page that is shown', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: HelpMenu }])] });
    const fixture = TestBed.createComponent(HelpMenu);
    await fixture.whenStable();
    await TestBed.inject(Router).navigateByUrl('/billing/invoices/3/lines');
    const trigger: HTMLElement = fixture.nativeElement.querySelector('button');
    trigger.click();
    await fixture.whenStable();
    const links = [...document.querySelectorAll('a[mat-menu-item]')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/guide/billing#check-and-approve-invoices',
      '/guide/troubleshooting',
      '/guide/keyboard',
      '/guide/',
    ]);
  });
});
