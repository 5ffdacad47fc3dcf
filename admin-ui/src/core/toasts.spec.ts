import { TestBed } from '@angular/core/testing';

import { settle } from '../testing/http';
import { ToastRegion } from '../ui/toasts/toast-region';
import { Toasts } from './toasts';

describe('taking back', () => {
  afterEach(() => vi.useRealTimers());

  const messages = () =>
    TestBed.inject(Toasts)
      .toasts()
      .map(({ kind, message }) => [kind, message]);
  const press = (target: EventTarget = document.body, more: KeyboardEventInit = {}): void => {
    const key: KeyboardEventInit = { key: 'z', ctrlKey: true, bubbles: true, cancelable: true, ...more };
    target.dispatchEvent(new KeyboardEvent('keydown', key));
  };
  const show = () => {
    const fixture = TestBed.createComponent(ToastRegion);
    fixture.autoDetectChanges();
    const undo = vi.fn<() => Promise<void>>().mockResolvedValue();
    TestBed.inject(Toasts).done('PC-1 was removed.', { undo });
    return { undo, fixture };
  };

  it('says what was taken back, which happens once', async () => {
    const { undo, fixture } = show();
    await settle();
    const root: HTMLElement = fixture.nativeElement;
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Undo');
    button?.click();
    button?.click();
    press();
    await settle();
    expect(undo).toHaveBeenCalledOnce();
    expect(messages()).toEqual([['done', 'Undone: PC-1 was removed.']]);
  });

  it('is asked for by the keyboard, but not within a field or a dialog', async () => {
    const { undo } = show();
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    const field = document.createElement('input');
    document.body.append(field, dialog);
    press(field);
    press(dialog);
    press(document.body, { shiftKey: true });
    expect(undo).not.toHaveBeenCalled();
    press();
    await settle();
    expect(undo).toHaveBeenCalledOnce();
    field.remove();
    dialog.remove();
  });

  it('takes back nothing where what was done last can not be', async () => {
    const { undo } = show();
    TestBed.inject(Toasts).done('PC-2 was deleted.');
    press();
    await settle();
    expect(undo).not.toHaveBeenCalled();
  });

  it('goes back step by step, through the same sentence too', async () => {
    const { undo } = show();
    const second = vi.fn<() => Promise<void>>().mockResolvedValue();
    TestBed.inject(Toasts).done('PC-1 was removed.', { undo: second });
    press();
    await settle();
    expect(second).toHaveBeenCalledOnce();
    expect(undo).not.toHaveBeenCalled();
    press();
    await settle();
    expect(undo).toHaveBeenCalledOnce();
  });

  it('stays while somebody is at it, and hands the focus back', async () => {
    vi.useFakeTimers();
    const { fixture } = show();
    const root: HTMLElement = fixture.nativeElement;
    const before = document.createElement('button');
    document.body.append(before, root);
    await vi.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
    before.focus();
    root.querySelector('button')?.focus();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(messages()).toHaveLength(1);
    root.querySelector<HTMLButtonElement>('[aria-label=Dismiss]')?.focus();
    root.querySelector<HTMLButtonElement>('[aria-label=Dismiss]')?.click();
    await vi.advanceTimersByTimeAsync(0);
    TestBed.tick();
    expect(messages()).toHaveLength(0);
    expect(document.activeElement).toBe(before);
    TestBed.inject(Toasts).done('PC-2 was deleted.');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(messages()).toHaveLength(0);
    before.remove();
  });

  it('takes back what was done last, and says what went wrong', async () => {
    const { undo } = show();
    const problem = new Error('Somebody has changed it since.');
    TestBed.inject(Toasts).done('PC-2 was removed.', { undo: () => Promise.reject(problem) });
    press();
    await settle();
    expect(messages()).toEqual([
      ['done', 'PC-1 was removed.'],
      ['failed', expect.any(String)],
    ]);
    press();
    await settle();
    expect(undo).toHaveBeenCalledOnce();
  });
});
