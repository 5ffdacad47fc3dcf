import { DIALOG_DATA } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { TitleResponse } from '../../api/model';
import { Toasts, type Undo } from '../../core/toasts';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { type Confirmation, Confirmations, Dialogs } from '../../ui/dialog';
import { MapForm } from './map-form';
import { TitleActions } from './title-actions';

/** Only these parts of a title are looked at. */
const title = (matchedBy: TitleResponse['matchedBy'], productId: number) =>
  ({
    id: 3,
    version: 70 + productId,
    name: 'Acrobat',
    matchedBy,
    product: { id: productId, name: `Product ${productId}` },
  }) as TitleResponse;

const address = '/api/v1/software/titles/3/product';

describe('TitleActions.map', () => {
  const open = vi.fn<() => Promise<unknown>>();
  const done = vi.fn<(message: string, then?: Undo) => void>();

  beforeEach(() => {
    vi.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideTestHttp(),
        provideRouter([]),
        { provide: Dialogs, useValue: { open } },
        { provide: Toasts, useValue: { done } },
      ],
    });
  });

  const mapped = async (from: TitleResponse, madeProduct = false): Promise<Undo | undefined> => {
    open.mockResolvedValue({ title: title('MANUAL', 9), madeProduct });
    await TestBed.inject(TitleActions).map(from);
    return done.mock.calls[0]?.[1];
  };

  it('is taken back to the rules that decided before', async () => {
    const then = await mapped(title('GENERAL', 4));
    const undone = then?.undo();
    await settle();
    const request = expectRequest('DELETE', address);
    expect(request.request.headers.get('If-Match')).toBe('"79"');
    request.flush(title('GENERAL', 4));
    await undone;
  });

  it('is taken back to the product that somebody had chosen before', async () => {
    const then = await mapped(title('MANUAL', 4));
    const undone = then?.undo();
    await settle();
    const request = expectRequest('PUT', address);
    expect(request.request.headers.get('If-Match')).toBe('"79"');
    expect(request.request.body).toEqual({ productId: 4 });
    request.flush(title('MANUAL', 4));
    await undone;
  });

  it('is not taken back where somebody mapped it since', async () => {
    const then = await mapped(title('GENERAL', 4));
    const undone = then?.undo();
    await settle();
    answerProblem(expectRequest('DELETE', address), 412, { code: 'version.stale' });
    await expect(undone).rejects.toMatchObject({ status: 412 });
    TestBed.inject(HttpTestingController).verify();
  });

  it('is not taken back where a product was made, which would stay', async () => {
    expect(await mapped(title('GENERAL', 4), true)).toBeUndefined();
  });
});

describe('A title that somebody else decided on meanwhile', () => {
  it('is not mapped over their decision', async () => {
    const shown = { title: title('GENERAL', 4) };
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: DIALOG_DATA, useValue: shown }],
    });
    const mapped = TestBed.runInInjectionContext(() => new MapForm()).submit();
    await settle();
    const request = expectRequest('PUT', address);
    expect(request.request.headers.get('If-Match')).toBe('"74"');
    answerProblem(request, 412, { code: 'version.stale' });
    await expect(mapped).rejects.toMatchObject({ status: 412 });
  });

  it('is not left to the rules over their decision', async () => {
    const ask = async ({ run }: Confirmation): Promise<boolean> => {
      await run?.({ tell: () => undefined, stopped: () => false });
      return true;
    };
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: Confirmations, useValue: { ask } }],
    });
    const left = TestBed.inject(TitleActions).unmap(title('MANUAL', 4));
    await settle();
    const request = expectRequest('DELETE', address);
    expect(request.request.headers.get('If-Match')).toBe('"74"');
    answerProblem(request, 412, { code: 'version.stale' });
    await expect(left).rejects.toMatchObject({ status: 412 });
  });
});
