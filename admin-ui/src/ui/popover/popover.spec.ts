import { OverlayRef } from '@angular/cdk/overlay';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Popover } from './popover';

@Component({
  imports: [Popover],
  template: `
    <button type="button" [appPopover]="panel" appPopoverLabel="Columns">Open</button>
    <ng-template #panel><input aria-label="Name" /></ng-template>
  `,
})
class Host {}

describe('Popover', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is placed anew when what it shows grows, until it is closed', async () => {
    const observed = { grow: (): void => undefined, disconnect: vi.fn<() => void>() };
    vi.stubGlobal(
      'ResizeObserver',
      class {
        readonly observe = vi.fn<() => void>();
        readonly disconnect = observed.disconnect;
        constructor(grow: () => void) {
          observed.grow = grow;
        }
      },
    );
    const place = vi.spyOn(OverlayRef.prototype, 'updatePosition');
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const button = host.querySelector('button');
    button?.click();
    await fixture.whenStable();
    const before = place.mock.calls.length;
    observed.grow();
    expect(place.mock.calls.length).toBe(before + 1);

    button?.click();
    expect(document.querySelector('.app-popover')).toBeNull();
    expect(observed.disconnect).toHaveBeenCalledOnce();
  });
});
