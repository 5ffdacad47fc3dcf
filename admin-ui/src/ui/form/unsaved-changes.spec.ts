import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter } from '@angular/router';

import { settle } from '../../testing/http';
import { Confirmations } from '../dialog';
import { UnsavedChanges, unsavedChangesGuard } from './unsaved-changes';

let typed = false;

@Component({ selector: 'app-test-form', template: '' })
class Form {
  constructor() {
    inject(UnsavedChanges).watch(() => typed, { title: 'Are the codes kept?' });
  }
}

@Component({ selector: 'app-test-other', template: '' })
class Other {}

@Component({ selector: 'app-test-frame', imports: [RouterOutlet], template: '<router-outlet />' })
class Frame {}

describe('unsavedChangesGuard', () => {
  const ask = vi.fn<() => Promise<boolean>>();

  beforeEach(async () => {
    typed = false;
    ask.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          {
            path: '',
            component: Frame,
            canActivateChild: [unsavedChangesGuard],
            runGuardsAndResolvers: 'always',
            children: [
              { path: 'form', component: Form },
              { path: 'other', component: Other },
            ],
          },
        ]),
        { provide: Confirmations, useValue: { ask } },
      ],
    });
    TestBed.createComponent(Frame);
    await go('/form');
  });

  const go = async (url: string): Promise<void> => {
    await TestBed.inject(Router).navigateByUrl(url);
    await settle();
  };
  const address = () => TestBed.inject(Router).url;

  it('lets go of a page where nothing was typed', async () => {
    await go('/other');
    expect([address(), ask.mock.calls.length]).toEqual(['/other', 0]);
  });

  it('stays when the person keeps editing', async () => {
    typed = true;
    ask.mockResolvedValue(false);
    await go('/other');
    expect(address()).toBe('/form');
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ title: 'Are the codes kept?' }));
  });

  it('leaves when the person discards, and asks no more', async () => {
    typed = true;
    ask.mockResolvedValue(true);
    await go('/other');
    expect(address()).toBe('/other');
    await go('/form?x=1');
    await go('/other?x=1');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('does not ask about a changed query', async () => {
    typed = true;
    await go('/form?page=2');
    expect([address(), ask.mock.calls.length]).toEqual(['/form?page=2', 0]);
  });
});
