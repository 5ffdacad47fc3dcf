import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { NotificationChannelResponse } from '../../api/model';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { NotificationChannelForm } from './notification-channel-form';

const webhook: NotificationChannelResponse = {
  ...{ id: 3, version: 2, kind: 'WEBHOOK', name: 'Ops', active: true, isDefault: false, minimumSeverity: 'WARNING' },
  ...{ digest: 'DAILY', digestHour: 7, allowPrivateAddress: false, format: 'JSON', url: 'https://hooks.test/•••' },
  ...{ hasSecret: true, smtpUrl: null, from: null, recipients: [], createdAt: '2026-01-15T00:00:00Z' },
};
const mail: NotificationChannelResponse = {
  ...webhook,
  ...{ kind: 'EMAIL', format: null, url: null, hasSecret: false, smtpUrl: 'smtps://mail.test:465' },
};

describe('the form of a channel', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const open = async (channel: NotificationChannelResponse) => {
    void TestBed.inject(Dialogs).open(() => NotificationChannelForm, { channel });
    await settle();
    await settle();
  };
  const control = (name: string): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>(`app-dialog [formcontrolname=${name}]`);
    if (!found) throw new Error(`no control ${name}`);
    return found;
  };
  const type = async (name: string, text: string) => {
    control(name).value = text;
    control(name).dispatchEvent(new Event('input'));
    await settle();
  };
  const toggle = async (name: string) => {
    control(name).click();
    await settle();
  };
  const sent = async (): Promise<unknown> => {
    document.querySelector<HTMLButtonElement>('app-dialog [type=submit]')?.click();
    await settle();
    return expectRequest('PATCH', '/api/v1/notification-channels/3').request.body;
  };

  it('takes no secret while nothing is to be signed, and keeps the one that was typed', async () => {
    await open(webhook);
    await type('secret', 'a typed secret');
    await toggle('removesSecret');
    expect(control('secret').disabled).toBe(true);
    await toggle('removesSecret');
    expect([control('secret').disabled, control('secret').value]).toEqual([false, 'a typed secret']);
    expect(await sent()).toMatchObject({ secret: 'a typed secret' });
  });

  it('goes back to the mail server of the installation', async () => {
    await open(mail);
    await toggle('removesSmtpUrl');
    expect(control('smtpUrl').disabled).toBe(true);
    expect(await sent()).toMatchObject({ smtpUrl: null });
  });

  it('offers to go back where there is a way back alone', async () => {
    await open({ ...mail, smtpUrl: null });
    expect(document.querySelector('[formcontrolname=removesSmtpUrl]')).toBeNull();
  });
});
