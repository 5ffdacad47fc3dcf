import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { SampleDataNotice } from './sample-data-notice';

const removal = {
  things: [{ thing: 'DEVICE', made: 200, added: 2, kept: 0 }],
  ownSeats: 0,
  billingDeactivated: false,
};

describe('SampleDataNotice', () => {
  const make = async (rules: unknown[][]) => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn(rules);
    const fixture = TestBed.createComponent(SampleDataNotice);
    await settle();
    return fixture.nativeElement as HTMLElement;
  };
  const turns = async () => {
    for (let turn = 0; turn < 5; turn += 1) await settle();
  };
  const dialogButton = (text: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('app-dialog button')].find((each) =>
      each.textContent.includes(text),
    );

  it('says what goes before it removes, and stays open on a problem', async () => {
    const notice = await make([['manage', 'all']]);
    expectRequest('GET', '/api/v1/sample-data').flush({ loaded: true });
    await settle();
    notice.querySelector('button')?.click();
    // Its code comes when it is first opened.
    await vi.waitFor(async () => {
      await settle();
      expect(dialogButton('Remove')).toBeDefined();
    });
    const disabled = () => dialogButton('Remove')?.matches(':disabled, [aria-disabled=true]');
    expect(disabled()).toBe(true);
    expectRequest('GET', '/api/v1/sample-data/removal').flush(removal);
    await turns();
    const dialog = document.querySelector('app-dialog');
    expect(dialog?.textContent).toContain('What you added');
    expect(dialog?.querySelector('tbody tr')?.textContent).toMatch(/Devices\s*202\s*2/);
    dialogButton('Remove')?.click();
    await turns();
    answerProblem(expectRequest('DELETE', '/api/v1/sample-data'), 409, {
      code: 'sample-data.not-loaded',
      detail: 'There is no sample data here to remove.',
    });
    await turns();
    expect(document.querySelector('app-dialog')?.textContent).toContain('There is no sample data here to remove.');
    dialogButton('Remove')?.click();
    await turns();
    expectRequest('DELETE', '/api/v1/sample-data').flush(removal);
    await turns();
    expect(document.querySelector('app-dialog')).toBeNull();
    expectRequest('GET', '/api/v1/sample-data').flush({ loaded: false });
    await turns();
    expect(notice.querySelector('button')).toBeNull();
  });

  it('asks nothing for those who may not remove it', async () => {
    expect((await make([['read', 'Device']])).textContent.trim()).toBe('');
    TestBed.inject(HttpTestingController).expectNone('/api/v1/sample-data');
  });
});
