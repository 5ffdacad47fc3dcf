import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Abilities } from '../core/ability/abilities';
import { Apps } from '../core/apps/apps';
import { provideTestHttp } from '../testing/http';
import { SideNavigation } from './side-navigation';

describe('side navigation', () => {
  beforeEach(() => localStorage.clear());

  function open(): HTMLElement {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        ...provideTestHttp(),
        { provide: Abilities, useValue: { can: (_action: string, subject: string) => subject !== 'Vendor' } },
        { provide: Apps, useValue: { isActive: (app: string) => app !== 'billing' } },
      ],
    });
    const fixture = TestBed.createComponent(SideNavigation);
    fixture.detectChanges();
    return fixture.nativeElement;
  }

  const links = (host: HTMLElement) => [...host.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  const heading = (host: HTMLElement) => host.querySelector<HTMLButtonElement>('h2 button');

  it('has what this person may see, of the apps that are in use', () => {
    const host = open();
    expect(links(host)).toContain('/licenses');
    expect(links(host)).toContain('/settings');
    expect(links(host)).not.toContain('/vendors');
    expect(links(host)).not.toContain('/billing/invoices');
  });

  it('folds a group, and remembers it', () => {
    const host = open();
    heading(host)?.click();
    TestBed.tick();
    expect(heading(host)?.getAttribute('aria-expanded')).toBe('false');
    expect(host.querySelectorAll('ul[hidden]')).toHaveLength(1);
    const again = open();
    expect(heading(again)?.getAttribute('aria-expanded')).toBe('false');
    heading(again)?.click();
    TestBed.tick();
    expect(again.querySelectorAll('ul[hidden]')).toHaveLength(0);
  });
});
