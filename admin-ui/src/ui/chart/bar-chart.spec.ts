import { TestBed } from '@angular/core/testing';

import { type Bar, BarChart } from './bar-chart';

const bar = (key: string, value: number, other = 0): Bar => ({
  key,
  label: key,
  name: `Month ${key}`,
  value,
  other,
  valueText: `$${value}`,
  otherText: `$${other}`,
});

describe('BarChart', () => {
  const shown = async (bars: readonly Bar[], selected: string | null = null) => {
    const fixture = TestBed.createComponent(BarChart);
    const inputs = { bars, selected, label: 'Cost by month', valueLabel: 'Renews', otherLabel: 'Expires' };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((key) => chosen.push(key));
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return { fixture, host, chosen, buttons: [...host.querySelectorAll<HTMLButtonElement>('.plot button')] };
  };

  it('names every bar with its figures, and says which is chosen', async () => {
    const { buttons, chosen } = await shown([bar('a', 200), bar('b', 50, 100)], 'b');
    expect(buttons.map((button) => [button.ariaLabel, button.ariaPressed])).toEqual([
      ['Month a: Renews $200', 'false'],
      ['Month b: Renews $50, Expires $100', 'true'],
    ]);
    buttons[0]?.click();
    expect(chosen).toEqual(['a']);
  });

  it('says what the figures leave out', async () => {
    const { host, buttons } = await shown([{ ...bar('a', 200), note: '$90 not known' }]);
    expect(buttons[0]?.ariaLabel).toBe('Month a: Renews $200, $90 not known');
    expect(host.querySelector('table')?.textContent).toContain('$90 not known');
  });

  it('draws bars as high as their figures', async () => {
    const { host } = await shown([bar('a', 200), bar('b', 50, 100)]);
    const heights = (kind: string) =>
      [...host.querySelectorAll<HTMLElement>(`.plot .${kind}`)].map(({ style }) => style.height);
    expect([heights('value'), heights('other')]).toEqual([
      ['100%', '25%'],
      ['0%', '50%'],
    ]);
  });

  it('tells the figures of the bar that has the focus', async () => {
    const { fixture, host, buttons } = await shown([bar('a', 200), bar('b', 50, 100)]);
    buttons[1]?.dispatchEvent(new Event('focus'));
    await fixture.whenStable();
    expect(host.querySelector('.tip')?.textContent).toContain('Expires: $100');
    buttons[1]?.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(host.querySelector('.tip')).toBeNull();
  });

  it('has all figures in a table, and no column of nothing', async () => {
    const rows = async (bars: readonly Bar[]) =>
      [...(await shown(bars)).host.querySelectorAll('tr')].map(({ cells }) =>
        [...cells].map(({ textContent }) => textContent.trim()),
      );
    expect(await rows([bar('a', 200)])).toEqual([
      ['Month', 'Renews'],
      ['Month a', '$200'],
    ]);
    expect((await rows([bar('b', 50, 100)]))[1]).toEqual(['Month b', '$50', '$100']);
  });
});
