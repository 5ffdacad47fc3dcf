import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { vi } from 'vitest';

import { Session } from '../../core/session/session';
import { anActor, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { ViewAsBanner } from './view-as-banner';

describe('ViewAsBanner', () => {
  async function show(viewingAs: ReturnType<typeof anActor>['viewingAs']): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const loaded = TestBed.inject(Session).load();
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), viewingAs } });
    await loaded;
    const fixture = TestBed.createComponent(ViewAsBanner);
    await settle();
    return fixture.nativeElement;
  }

  it('names who is viewed, and leads back to them when it ends', async () => {
    const element = await show({ kind: 'TECHNICIAN_ROLE', id: 7, name: 'Help desk' });
    expect(element.textContent).toContain('You see what Help desk sees');
    const restart = vi.spyOn(TestBed.inject(Session), 'restart').mockReturnValue(undefined);
    element.querySelector('button')?.click();
    expectRequest('DELETE', '/api/v1/auth/view-as').flush(null);
    await settle();
    expect(restart).toHaveBeenCalledWith('/technician-roles/7');
  });

  it('is not there otherwise', async () => {
    expect((await show(null)).textContent).toBe('');
  });
});
