import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NEVER } from 'rxjs';

import type { BillingProductResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { Confirmations } from '../../ui/dialog';
import { LicenseActions } from '../licenses/license-actions';
import { BillingProductActions } from './billing-product-actions';

// Only these parts are looked at.
const product = (fields: Partial<BillingProductResponse> = {}): BillingProductResponse =>
  ({ id: 4, name: 'Acrobat', version: 2, active: true, agreementCount: 0, ...fields }) as BillingProductResponse;

describe('BillingProductActions', () => {
  async function actionsFor(...allowed: string[]): Promise<BillingProductActions> {
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: LiveEvents, useValue: { changes: () => NEVER } },
        { provide: Confirmations, useValue: { ask: vi.fn<() => Promise<boolean>>(() => Promise.resolve(false)) } },
      ],
    });
    await signIn(allowed.map((action) => [action, 'BillingProduct']));
    return TestBed.inject(BillingProductActions);
  }
  const answerApps = async (active: boolean): Promise<void> => {
    await settle();
    expectRequest('GET', '/api/v1/apps').flush({ items: [{ key: 'billing', active }] });
    await settle();
  };
  const labels = (actions: BillingProductActions, shown = product()): string[] =>
    actions.menu(shown, () => undefined).map(({ label }) => label);

  it('offers what may be done', async () => {
    const actions = await actionsFor('read', 'update');
    expect(labels(actions)).toEqual(['Edit', 'Deactivate']);
    expect(labels(actions, product({ active: false }))).toEqual(['Edit', 'Activate']);
  });

  it('offers nothing to those who only look', async () => {
    expect(labels(await actionsFor('read'))).toEqual([]);
  });

  it('tells what became of all products at once', async () => {
    const actions = await actionsFor('read', 'update');
    const turned = actions.setActive([product({ id: 4 }), product({ id: 5 })], false);
    const request = expectRequest('POST', '/api/v1/billing/products/deactivate');
    expect(request.request.body).toEqual({ ids: [4, 5] });
    request.flush({ changedIds: [5] });
    expect(await turned).toBe(true);
  });

  it('asks to delete what is on no agreement, and says why what is on one cannot be deleted', async () => {
    const actions = await actionsFor('read', 'delete');
    const ask = vi.mocked(TestBed.inject(Confirmations).ask);
    expect(await actions.delete(product({ agreementCount: 2 }))).toBeUndefined();
    expect(await actions.delete(product())).toBeUndefined();
    expect(ask.mock.calls.map(([{ title, confirmLabel, run }]) => [title, confirmLabel, run === undefined])).toEqual([
      ['Acrobat can’t be deleted', 'Show agreements', true],
      ['Delete Acrobat?', 'Delete', false],
    ]);
  });

  it('lets licenses be billed where billing is in use, by those who may add products', async () => {
    const actions = await actionsFor('read', 'create');
    const license = { id: 7, type: 'CUSTOM', assignmentMode: null } as const;
    const scope = { global: true, complete: true, organizations: [], locations: [] };
    const menu = (): string[] =>
      TestBed.inject(LicenseActions)
        .menuOf(
          { ...license, scope },
          () => new Promise(() => undefined),
          () => undefined,
        )
        .map(({ label }) => label);
    await answerApps(true);
    expect([actions.mayBill(), menu()]).toEqual([true, ['Bill this license']]);
  });

  it('offers no billing of licenses where billing is not in use', async () => {
    const actions = await actionsFor('read', 'create');
    await answerApps(false);
    expect(actions.mayBill()).toBe(false);
  });
});
