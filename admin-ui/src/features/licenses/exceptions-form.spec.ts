import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { ExceptionsResponse, LicenseResponse } from '../../api/model';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Dialogs } from '../../ui/dialog';
import { ExceptionsForm } from './exceptions-form';
import { globalScope } from './scope.rules';

const exception = (id: number) => ({
  kind: 'DEVICE' as const,
  id,
  name: `PC ${id}`,
  organization: null,
  note: '',
  createdAt: '2026-11-21T00:00:00Z',
});
const exceptions: ExceptionsResponse = { version: 3, include: [exception(1)], exclude: [exception(2), exception(4)] };
const previewPath = '/api/v1/licenses/7/exceptions/preview';

describe('ExceptionsForm', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const license: Pick<LicenseResponse, 'id' | 'name'> = { id: 7, name: 'AutoCAD' };
    const data = { license, kind: 'DEVICE', scope: globalScope, exceptions, keepOut: null };
    // Only these parts of a license are looked at.
    void TestBed.inject(Dialogs).open(() => ExceptionsForm, data as never);
    await settle();
    await settle();
  });
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const previewed = () => vi.waitFor(async () => (await settle(), expectRequest('POST', previewPath)));
  const rows = () =>
    [...document.querySelectorAll('app-exceptions-form li')].map((row) =>
      row.querySelector('.error')?.textContent.trim(),
    );
  const footer = () => document.querySelector('app-exceptions-form [dialogFooter]')?.textContent.trim();

  it('says at its row what the preview is refused for', async () => {
    answerProblem(await previewed(), 422, {
      code: 'validation.failed',
      errors: [{ field: 'exclude.1.id', code: 'reference.unknown', message: 'There is none with this id.' }],
    });
    await settle();
    expect(rows()).toEqual([undefined, undefined, 'There is none with this id.']);
    expect(footer()).toBe('');
    const invalid = [...document.querySelectorAll('app-exceptions-form select')].map((select) =>
      select.getAttribute('aria-invalid'),
    );
    expect(invalid).toEqual([null, null, 'true']);
  });

  it('says below the form what belongs to no row', async () => {
    answerProblem(await previewed(), 422, { code: 'license.not-automatic', detail: 'Its seats are given by hand.' });
    await settle();
    expect([rows().filter(Boolean), footer()]).toEqual([[], 'Its seats are given by hand.']);
  });

  it('forgets what was wrong once the row is gone', async () => {
    answerProblem(await previewed(), 422, {
      code: 'validation.failed',
      errors: [{ field: 'include.0.id', code: 'license.out-of-scope', message: 'Widen the scope first.' }],
    });
    await settle();
    expect(rows()[0]).toBe('Widen the scope first.');
    document.querySelector<HTMLButtonElement>('app-exceptions-form li button')?.click();
    const answer = { wouldAssign: 0, wouldEnd: 1, unchanged: 4, usageAfter: 4, quantityAfter: 5 };
    (await previewed()).flush(answer);
    await settle();
    expect(rows()).toEqual([undefined, undefined]);
    expect(footer()).toContain('end 1 seat');
  });

  it('says it too when saving is refused', async () => {
    (await previewed()).flush({ wouldAssign: 0, wouldEnd: 0, unchanged: 4, usageAfter: 4, quantityAfter: 5 });
    await settle();
    document.querySelector<HTMLButtonElement>('app-exceptions-form [type=submit]')?.click();
    await settle();
    answerProblem(expectRequest('PUT', '/api/v1/licenses/7/exceptions'), 422, {
      code: 'validation.failed',
      errors: [{ field: 'exclude.0.id', code: 'exception.twice', message: 'Once.' }],
    });
    await settle();
    expect(rows()).toEqual([undefined, 'Once.', undefined]);
  });
});
