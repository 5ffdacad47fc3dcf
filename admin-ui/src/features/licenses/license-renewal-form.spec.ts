import { Dialog } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { LicenseRenewalForm } from './license-renewal-form';

const term = { expiresOn: '2027-01-15', autoRenew: true, renewalUnit: 'YEAR', renewalCount: 1, noticeDays: [] };
const cost = { mode: 'PER_LICENSE', amount: '20.00', currency: 'USD', unitCost: '20.00', totalCost: '1000.00' };
const license = { id: 7, version: 3, name: 'Acrobat', quantity: 50, usage: 38, vendor: null, cost, term };

describe('LicenseRenewalForm', () => {
  const open = async (proposal: object) => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    // Only these parts of a license are looked at.
    void TestBed.inject(Dialogs).open(() => LicenseRenewalForm, { license, proposal } as never);
    await settle();
    await settle();
  };
  const form = () => document.querySelector('app-license-renewal-form');
  const field = (name: string) => form()?.querySelector<HTMLInputElement>(`[formcontrolname=${name}] input`);
  const submit = async () => {
    form()?.querySelector<HTMLButtonElement>('[type=submit]')?.click();
    await settle();
  };
  const smaller = { expiresOn: '2028-01-15', whatIf: { quantity: 38, saves: '240.00' } };
  afterEach(() => TestBed.inject(Dialog).closeAll());

  it('begins with what the license has and the server proposes', async () => {
    await open(smaller);
    expect([field('quantity')?.value, field('expiresOn')?.value, field('amount')?.value]).toEqual([
      '50',
      '2028-01-15',
      '20.00',
    ]);
    await submit();
    const { request } = expectRequest('POST', '/api/v1/licenses/7/renew');
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toEqual({
      quantity: 50,
      expiresOn: '2028-01-15',
      cost: { mode: 'PER_LICENSE', amount: '20.00', currency: 'USD' },
      vendorId: null,
      poNumber: '',
      invoiceNumber: '',
      note: '',
    });
  });

  it('takes the smaller quantity that would do with one press', async () => {
    await open(smaller);
    expect(form()?.querySelector('.notice')?.textContent).toContain(
      '12 seats are not needed: renew 38, save $240.00 a year.',
    );
    form()?.querySelector<HTMLButtonElement>('.notice button')?.click();
    await settle();
    expect(form()?.querySelector('.notice')).toBeNull();
    await submit();
    expect(expectRequest('POST', '/api/v1/licenses/7/renew').request.body).toMatchObject({ quantity: 38 });
  });

  it('suggests nothing where nothing is left over, and asks for an end that nobody knows', async () => {
    await open({ expiresOn: null, whatIf: null });
    expect(form()?.querySelector('.notice')).toBeNull();
    await submit();
    expect(field('expiresOn')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('goes on from a license that was renewed by itself meanwhile, and keeps what was entered', async () => {
    await open({ expiresOn: '2028-01-15', whatIf: null });
    const quantity = field('quantity');
    if (!quantity) throw new Error('There is no quantity.');
    quantity.value = '45';
    quantity.dispatchEvent(new Event('input'));
    await submit();
    const stale = expectRequest('POST', '/api/v1/licenses/7/renew');
    expect(stale.request.headers.get('If-Match')).toBe('"3"');
    answerProblem(stale, 412, { code: 'version.stale' });
    await settle();
    const scope = { global: true, complete: true, organizations: [], locations: [] };
    const later = { ...license, version: 5, available: 12, scope, term: { ...term, expiresOn: '2029-01-15' } };
    expectRequest('GET', '/api/v1/licenses/7/renewal').flush({ expiresOn: '2030-01-15', whatIf: null });
    const http = TestBed.inject(HttpTestingController);
    http.expectOne({ method: 'GET', url: '/api/v1/licenses/7' }).flush(later);
    await settle();
    await settle();
    expect(form()?.querySelector('[role=alert]')?.textContent).toContain('its present term ends on Jan 15, 2029');
    expect([field('quantity')?.value, field('expiresOn')?.value]).toEqual(['45', '2030-01-15']);
    await submit();
    const { request } = expectRequest('POST', '/api/v1/licenses/7/renew');
    expect(request.headers.get('If-Match')).toBe('"5"');
    expect(request.body).toMatchObject({ quantity: 45, expiresOn: '2030-01-15' });
  });

  it('shows at its field what the server refuses', async () => {
    await open(smaller);
    await submit();
    answerProblem(expectRequest('POST', '/api/v1/licenses/7/renew'), 422, {
      code: 'invalid',
      errors: [
        { field: 'expiresOn', code: 'date.before', message: 'Later, please.' },
        { field: 'cost.amount', code: 'money.digits', message: 'Two digits, please.' },
      ],
    });
    await settle();
    await settle();
    expect([field('expiresOn'), field('amount')].map((input) => input?.getAttribute('aria-invalid'))).toEqual([
      'true',
      'true',
    ]);
    expect(form()?.textContent).toContain('Later, please.');
  });
});
