import { Dialog } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { WhyNotHere, type WhyPlace } from './why-not-here';

describe('why a license is not here', () => {
  const acme = { id: 1, name: 'Acme' };
  const scope = { global: true, organizations: [], locations: [] };
  const license = { id: 7, name: 'Figma', type: 'PER_USER', assignmentMode: 'MANUAL', scope };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const request = (path: string) =>
    TestBed.inject(HttpTestingController).expectOne(({ url }) => url.split('?')[0] === path);
  const none = (path: string) =>
    TestBed.inject(HttpTestingController).expectNone(({ url }) => url.split('?')[0] === path);
  const open = async (place: WhyPlace, here: string, shown: object = license): Promise<void> => {
    void TestBed.inject(Dialogs).open(() => WhyNotHere, { place, licenseId: 7 });
    await settle();
    request('/api/v1/licenses/7').flush(shown);
    request(here).flush(
      place.kind === 'PERSON' ? { ...acme, id: place.id, name: 'Ana', email: '', kind: 'CONTACT' } : acme,
    );
    await settle();
    await settle();
  };
  const dialog = (): string => document.querySelector('app-why-not-here')?.textContent ?? '';

  it('shows the checks for a person', async () => {
    await open({ kind: 'PERSON', id: 5 }, '/api/v1/people/5');
    const explained = request('/api/v1/licenses/7/explain');
    expect(explained.request.urlWithParams).toContain('personId=5');
    explained.flush({ assigned: false, matched: false, assignment: null, checks: [], advice: ['Give Ana the seat.'] });
    await settle();
    await settle();
    expect(dialog()).toContain('Ana holds no seat');
    expect(dialog()).toContain('Give Ana the seat.');
  });

  it('says so where the license has other holders, and asks for no checks', async () => {
    await open({ kind: 'DEVICE', id: 5 }, '/api/v1/devices/5');
    expect(dialog()).toContain('Figma is licensed per end user (manual)');
    none('/api/v1/licenses/7/explain');
  });

  it('judges an organization by the scope, and one of its people by the checks', async () => {
    await open({ kind: 'ORGANIZATION', id: 1 }, '/api/v1/organizations/1');
    expect(dialog()).toContain('as soon as somebody or something of Acme holds a seat');
    const [people] = [...document.querySelectorAll<HTMLInputElement>('app-why-not-here input')];
    people?.dispatchEvent(new Event('focusin'));
    people?.dispatchEvent(new Event('focus'));
    await settle();
    const asked = request('/api/v1/people');
    expect(asked.request.urlWithParams).toContain('organizationId=1');
    asked.flush({ items: [{ id: 5, name: 'Ana', email: 'ana@acme.test', kind: 'END_USER', organization: acme }] });
    await settle();
    await settle();
    document.querySelector<HTMLElement>('mat-option')?.click();
    await settle();
    await settle();
    expect(request('/api/v1/licenses/7/explain').request.urlWithParams).toContain('personId=5');
  });

  it('advises to widen the scope of a license that is limited elsewhere', async () => {
    const elsewhere = { global: false, organizations: [{ id: 8, name: 'Birch' }], locations: [] };
    await open({ kind: 'ORGANIZATION', id: 1 }, '/api/v1/organizations/1', { ...license, scope: elsewhere });
    expect(dialog()).toContain('The license is limited to Birch.');
    expect(dialog()).toContain('Add Acme to the scope of the license.');
  });
});
