import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { AgentArrival } from './agent-arrival';

describe('AgentArrival', () => {
  it('waits until a device reports after the token was made, and names it then', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.parse('2026-11-23T09:00:10Z') });
    const changed = new Subject<void>();
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => changed } }],
    });
    const fixture = TestBed.createComponent(AgentArrival);
    fixture.componentRef.setInput('locationId', 7);
    fixture.componentRef.setInput('since', '2026-11-23T09:00:00Z');
    await settle();
    const answer = (name: string, lastSeenAt: string) =>
      expectRequest('GET', '/api/v1/devices?').flush({ items: [{ id: 12, name, lastSeenAt }], total: 1 });
    answer('PC-11', '2026-11-22T09:00:00Z');
    await settle();
    expect(fixture.nativeElement.textContent).toContain('Waiting for the first report');
    changed.next();
    await vi.waitFor(() => answer('PC-12', '2026-11-23T09:00:07Z'));
    await settle();
    expect(fixture.nativeElement.textContent).toMatch(/PC-12\s*has reported\s*· 3 seconds ago/);
    expect(fixture.nativeElement.querySelector('a').getAttribute('href')).toBe('/devices/12');
    fixture.destroy();
    vi.useRealTimers();
  });
});
