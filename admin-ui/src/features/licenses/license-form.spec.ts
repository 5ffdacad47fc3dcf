import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { HttpTestingController } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import type { LicenseResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { answerProblem, provideTestHttp, settle, signIn } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { LicenseForm } from './license-form';
import { blankStart } from './license-form.model';

describe('LicenseForm', () => {
  const seen: { url: string; body: unknown }[] = [];

  beforeEach(async () => {
    seen.length = 0;
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn([['manage', 'all']]);
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const http = () => TestBed.inject(HttpTestingController);
  const find = <Type extends HTMLElement = HTMLInputElement>(selector: string): Type => {
    const found = document.querySelector<Type>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  /** The control of a labelled field. */
  const field = (label: string): HTMLInputElement => {
    const fields = [...document.querySelectorAll('app-field')];
    const match = fields.find((each) => each.querySelector('label')?.textContent?.trim().startsWith(label));
    const control = match?.querySelector<HTMLInputElement>('input, select, textarea');
    if (!control) throw new Error(`no field ${label}`);
    return control;
  };
  const type = async (label: string, text: string, event = 'input'): Promise<void> => {
    const control = field(label);
    control.value = text;
    control.dispatchEvent(new Event(event));
    await settle();
  };
  const choose = (label: string, value: string): Promise<void> => type(label, value, 'change');
  const open = async (license?: LicenseResponse) => {
    const closed = vi.fn<(result: unknown) => void>();
    const start = { ...blankStart('USD'), shown: license ?? null };
    void TestBed.inject(Dialogs)
      .open(() => LicenseForm, { mode: license ? 'edit' : 'add', start, license })
      .then(closed);
    await settle();
    await settle();
    return closed;
  };
  const submit = async (): Promise<void> => {
    find('app-dialog [type=submit]').click();
    await settle();
  };
  /** The one request to just this address. */
  const request = (method: string, path: string) =>
    http().expectOne((each) => each.method === method && each.url.split('?')[0] === path);
  /** Waits for the pause in typing to be over. */
  const nextPreview = () =>
    vi.waitFor(
      async () => {
        await settle();
        const [asked] = http().match(({ url }) => url === '/api/v1/licenses/preview');
        if (!asked) throw new Error('nothing asked yet');
        return asked;
      },
      { timeout: 3_000 },
    );
  const answer = { wouldAssign: 0, wouldEnd: 0, unchanged: 0, usageAfter: 0, quantityAfter: 0, warnings: [] };
  const sample = { assign: [], end: [] };

  it('previews what decides seats, and nothing when something else is typed', async () => {
    await open();
    (await nextPreview()).flush({ ...answer, sample });
    await type('Purchased quantity', '50');
    const preview = await nextPreview();
    expect(preview.request.body).toMatchObject({ type: 'PER_DEVICE', assignmentMode: 'AUTOMATIC', quantity: 50 });
    const device = { id: 1, name: 'LT-1', organization: { id: 7, name: 'Acme' } };
    preview.flush({
      ...answer,
      wouldAssign: 132,
      usageAfter: 132,
      quantityAfter: 50,
      sample: { assign: [device], end: [] },
    });
    await settle();
    expect(find('app-license-preview').textContent).toContain('Would assign 132 seats, 82 over the quantity');
    const waits = () => document.querySelector('app-license-preview .stale') !== null;
    await type('Name', 'Acrobat');
    expect(waits()).toBe(false);
    await type('Purchased quantity', '60');
    expect(waits()).toBe(true);
  });

  it('shows what the server says of a field at the field, and takes it off when another field made it right', async () => {
    const closed = await open();
    await choose('Type', 'CUSTOM');
    await type('Name', 'Acrobat');
    find('input[role=switch]').click();
    await settle();
    await type('Expiration date', '2026-10-01', 'change');
    await submit();
    const message = 'The expiration date is before the purchase date.';
    answerProblem(request('POST', '/api/v1/licenses'), 422, {
      code: 'invalid',
      errors: [{ field: 'term.expiresOn', code: 'date.before', message }],
    });
    await settle();
    expect(field('Expiration date').closest('app-field')?.textContent).toContain(message);
    await type('Purchase date', '2026-09-01', 'change');
    await submit();
    request('POST', '/api/v1/licenses').flush({ id: 4 });
    await settle();
    expect(closed).toHaveBeenCalledWith({ id: 4 });
  });

  it('keeps what belongs to another type, and sends only what belongs to the chosen one', async () => {
    await open();
    await type('Name', 'Acrobat');
    find<HTMLButtonElement>('app-rule-conditions .button-small').click();
    await settle();
    await choose('Type', 'CUSTOM');
    expect(document.querySelector('app-rule-builder')).toBeNull();
    await type('Usage', '7');
    await submit();
    const sent = request('POST', '/api/v1/licenses').request.body;
    expect(sent).toMatchObject({ type: 'CUSTOM', usage: 7, assignmentRule: null });
    await choose('Type', 'PER_DEVICE_AUTOMATIC');
    expect(document.querySelectorAll('app-rule-conditions li')).toHaveLength(1);
  });

  it('offers to take back the enforcement of a quantity that a rule does not heed, and shows the warning', async () => {
    await open();
    (await nextPreview()).flush({ ...answer, sample });
    expect(document.querySelector('[formControlName=enforceQuantity]')).toBeNull();
    await choose('Type', 'PER_DEVICE_MANUAL');
    find('[formControlName=enforceQuantity]').click();
    await choose('Type', 'PER_DEVICE_AUTOMATIC');
    let preview = await nextPreview();
    // What was there before the type was changed may be asked once more.
    if (preview.request.body.enforceQuantity === false) preview = await nextPreview();
    expect(preview.request.body).toMatchObject({ assignmentMode: 'AUTOMATIC', enforceQuantity: true });
    preview.flush({ ...answer, sample, warnings: ['The quantity cannot be enforced.'] });
    await settle();
    expect(find('app-license-preview').textContent).toContain('The quantity cannot be enforced.');
    find('[formControlName=enforceQuantity]').click();
    expect((await nextPreview()).request.body).toMatchObject({ enforceQuantity: false });
  });

  it('gives first seats after the license is there, and is done whatever becomes of them', async () => {
    const closed = await open();
    await type('Name', 'Office');
    await choose('Type', 'PER_DEVICE_MANUAL');
    await settle();
    const devices = [1, 2].map((id) => ({
      id,
      name: `LT-${id}`,
      organization: { id: 7, name: 'Acme' },
      location: { id: 8, name: 'Office' },
    }));
    request('GET', '/api/v1/devices').flush({ items: devices, total: 2 });
    await settle();
    await settle();
    find('app-holder-picker [type=checkbox]').click();
    await settle();
    expect(find('app-license-preview').textContent).toContain('Would assign 1 seat, 1 over the quantity');
    await submit();
    request('POST', '/api/v1/licenses').flush({ id: 9 });
    await settle();
    const seats = request('POST', '/api/v1/licenses/9/assignments');
    expect(seats.request.body).toEqual({ deviceIds: [1] });
    answerProblem(seats, 409, { code: 'license.quantity-exceeded', detail: 'All are in use.' });
    await settle();
    expect(closed).toHaveBeenCalledWith({ id: 9 });
  });

  it('picks people of a kind within the scope, and gives them their seats', async () => {
    const closed = await open();
    await type('Name', 'Figma');
    await choose('Type', 'PER_USER_MANUAL');
    await settle();
    const people = request('GET', '/api/v1/people');
    expect(people.request.urlWithParams).toContain('active=true');
    const ana = { id: 5, name: 'Ana', email: 'ana@acme.test', kind: 'CONTACT', organization: null };
    people.flush({ items: [ana], total: 1 });
    await settle();
    await settle();
    expect(find('app-holder-picker').textContent).toContain('ana@acme.test · Contact');
    find('app-holder-picker [type=checkbox]').click();
    await settle();
    find<HTMLSelectElement>('app-holder-picker select').value = 'TECHNICIAN';
    find('app-holder-picker select').dispatchEvent(new Event('change'));
    await settle();
    expect(request('GET', '/api/v1/people').request.urlWithParams).toContain('kind=TECHNICIAN');
    await submit();
    expect(request('POST', '/api/v1/licenses').request.body).toMatchObject({
      type: 'PER_USER',
      assignmentMode: 'MANUAL',
    });
    expect(closed).not.toHaveBeenCalled();
  });

  it('asks for roles where people get seats by rule, each with how many have it', async () => {
    await open();
    (await nextPreview()).flush({ ...answer, sample });
    await choose('Type', 'PER_USER_AUTOMATIC');
    expect(document.querySelector('app-rule-products')).toBeNull();
    const [endUsers] = [...document.querySelectorAll<HTMLInputElement>('app-rule-roles app-entity-select input')];
    endUsers?.dispatchEvent(new Event('focusin'));
    endUsers?.dispatchEvent(new Event('focus'));
    await settle();
    request('GET', '/api/v1/end-user-roles').flush({ items: [{ id: 4, name: 'Designer', personCount: 12 }] });
    await settle();
    await settle();
    const [designer] = [...document.querySelectorAll<HTMLElement>('mat-option')];
    expect(designer?.textContent).toContain('12 people');
    designer?.click();
    await settle();
    await vi.waitFor(async () => {
      const preview = await nextPreview();
      expect(preview.request.body).toMatchObject({
        type: 'PER_USER',
        assignmentRule: { endUsers: { match: 'ANY', roleIds: [4] }, technicians: { roleIds: [] } },
      });
    });
  });

  it('tells what a changed type ends before it can be saved', async () => {
    const saved = {
      id: 7,
      version: 3,
      name: 'Figma',
      tags: [],
      type: 'PER_USER',
      assignmentMode: 'MANUAL',
      publisher: null,
      vendor: null,
      scope: { global: true, complete: true, organizations: [], locations: [] },
      quantity: 5,
      usage: 1,
      term: { expiresOn: null, autoRenew: false, renewalUnit: null, renewalCount: null, noticeDays: [] },
      notifications: { email: [], webhookIds: [], inApp: true, nearlyFullPercent: null },
    } as unknown as LicenseResponse;
    await open(saved);
    (await nextPreview()).flush({ ...answer, unchanged: 1, usageAfter: 1, quantityAfter: 5, sample });
    await settle();
    const save = () => find<HTMLButtonElement>('app-dialog [type=submit]');
    expect(document.querySelector('app-license-preview .notice')).toBeNull();
    expect(save().disabled).toBe(false);
    await choose('Type', 'PER_SITE_MANUAL');
    await settle();
    expect(save().disabled).toBe(true);
    const preview = await nextPreview();
    expect(preview.request.body).toMatchObject({ licenseId: 7, type: 'PER_SITE' });
    const ana = { kind: 'PERSON', id: 5, name: 'Ana', organization: null };
    preview.flush({ ...answer, wouldEnd: 1, quantityAfter: 5, sample: { assign: [], end: [ana] } });
    await settle();
    await settle();
    const notice = find('app-license-preview .notice').textContent;
    expect(notice).toContain('The type changes from Per end user (manual) to Per site (manual).');
    expect(notice).toContain('Ends the seats of 1 person: Ana.');
    expect(save().disabled).toBe(false);
  });
});
