import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { ExportScheduleForm } from './export-schedule-form';

describe('ExportScheduleForm', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
    void TestBed.inject(Dialogs).open(() => ExportScheduleForm, { schedule: null });
    await settle();
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const find = <Type extends HTMLElement = HTMLInputElement>(selector: string): Type => {
    const found = document.querySelector<Type>(`app-dialog ${selector}`);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  const radio = (label: string): HTMLElement => {
    const labels = [...document.querySelectorAll<HTMLElement>('app-dialog .targets label')];
    const found = labels.find(({ textContent }) => textContent.trim() === label);
    if (!found) throw new Error(`no target ${label}`);
    return found;
  };
  const type = async (selector: string, text: string, event = 'input'): Promise<void> => {
    const control = find(selector);
    control.value = text;
    control.dispatchEvent(new Event(event));
    await settle();
  };
  const submit = async (): Promise<void> => {
    find('[type=submit]').click();
    await settle();
  };

  it('sends files to a webhook that takes them', async () => {
    await type('[formcontrolname=name]', 'To the ERP');
    await type('[formcontrolname=interval]', 'MONTHLY', 'change');
    await type('[formcontrolname=day]', '31', 'change');
    radio('Webhook').click();
    await settle();
    const items = [{ id: 4, name: 'ERP', active: false }];
    expectRequest('GET', '/api/v1/billing/export-schedules/channels').flush({ items });
    await settle();
    const select = find<HTMLSelectElement>('[formcontrolname=channelId]');
    expect(select.textContent).toContain('switched off');
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    await settle();
    await submit();
    const sent = expectRequest('POST', '/api/v1/billing/export-schedules');
    expect(sent.request.body).toMatchObject({
      ...{ name: 'To the ERP', interval: 'MONTHLY', day: 31, hour: 6, active: true },
      target: { type: 'WEBHOOK', channelId: 4 },
    });
  });

  it('asks for the webhook, and adds nothing where there is none', async () => {
    const channels = '/api/v1/billing/export-schedules/channels';
    await type('[formcontrolname=name]', 'To the ERP');
    radio('Webhook').click();
    await settle();
    expect(find<HTMLButtonElement>('[type=submit]').disabled).toBe(true);
    expectRequest('GET', channels).flush({ items: [] });
    await settle();
    expect(find('.notice').textContent).toContain('There is no webhook');
    expect(find<HTMLButtonElement>('[type=submit]').disabled).toBe(true);
    radio('Folder').click();
    await settle();
    expect(find<HTMLButtonElement>('[type=submit]').disabled).toBe(false);
    radio('Webhook').click();
    await settle();
    expectRequest('GET', channels).flush({ items: [{ id: 4, name: 'ERP', active: true }] });
    await settle();
    await submit();
    expect(find('[formcontrolname=channelId]').getAttribute('aria-invalid')).toBe('true');
    expect(find('.error').textContent).toContain('This is required.');
    radio('Folder').click();
    await settle();
    await submit();
    expect(expectRequest('POST', '/api/v1/billing/export-schedules').request.body).toMatchObject({
      target: { type: 'FOLDER', folder: '' },
    });
  });

  it('says what is wrong at the fields, and keeps what was typed', async () => {
    await type('[formcontrolname=name]', 'Nightly');
    radio('Folder').click();
    await settle();
    await type('[formcontrolname=folder]', '../../etc');
    await submit();
    const message = 'A folder is named from the folder of exports down.';
    answerProblem(expectRequest('POST', '/api/v1/billing/export-schedules'), 422, {
      code: 'validation.failed',
      errors: [{ field: 'target.folder', code: 'target.folder-outside', message }],
    });
    await settle();
    expect(find('[formcontrolname=folder]').getAttribute('aria-invalid')).toBe('true');
    expect(find('.error').textContent).toContain(message);
    expect(find('[formcontrolname=name]').value).toBe('Nightly');
  });
});
