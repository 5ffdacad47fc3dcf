import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { StackedChart } from './stacked-chart';

const part = (value: number) => ({ value, text: `$${value}` });
const bar = (key: string, ...values: number[]) => ({
  key,
  label: key,
  name: `Month ${key}`,
  text: `$${values.reduce((sum, value) => sum + value, 0)}`,
  parts: values.map(part),
  link: ['/licenses/purchases'],
  params: { from: key },
});

describe('StackedChart', () => {
  const shown = async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(StackedChart);
    const series = ['Adobe', 'Others'].map((name) => ({ key: name, name, text: '' }));
    const inputs = { label: 'Spend', series, bars: [bar('a', 150, 50), bar('b', 0, 20), bar('c', 10, -5)] };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return { fixture, host, bars: [...host.querySelectorAll<HTMLAnchorElement>('.plot a')] };
  };

  it('names every bar with its parts, and leads to what it is of', async () => {
    const { bars } = await shown();
    expect(bars.map(({ ariaLabel }) => ariaLabel)).toEqual([
      'Month a: $200, Adobe $150, Others $50',
      'Month b: $20, Others $20',
      'Month c: $5, Adobe $10, Others $-5',
    ]);
    expect(bars[0]?.getAttribute('href')).toBe('/licenses/purchases?from=a');
  });

  it('draws parts as high as their figures, and none of what came back', async () => {
    const { bars } = await shown();
    const heights = bars.map((each) =>
      [...each.querySelectorAll<HTMLElement>('.part')].map(({ style }) => style.height),
    );
    expect(heights).toEqual([['75%', '25%'], ['10%'], ['5%']]);
  });

  it('tells the parts of the bar that has the focus', async () => {
    const { fixture, host, bars } = await shown();
    bars[1]?.dispatchEvent(new Event('focus'));
    await fixture.whenStable();
    expect(host.querySelector('.tip')?.textContent).toContain('Others');
    expect(host.querySelector('.tip')?.textContent).not.toContain('Adobe');
  });

  it('has all figures in a table, which takes the place of the picture', async () => {
    const { fixture, host } = await shown();
    const rows = [...host.querySelectorAll('tr')].map(({ cells }) => [...cells].map((cell) => cell.textContent.trim()));
    expect(rows).toEqual([
      ['Month', 'Total', 'Adobe', 'Others'],
      ['Month a', '$200', '$150', '$50'],
      ['Month b', '$20', '–', '$20'],
      ['Month c', '$5', '$10', '$-5'],
    ]);
    const hidden = () => host.querySelector('[role="region"]')?.classList.contains('visually-hidden');
    expect(hidden()).toBe(true);
    host.querySelector<HTMLButtonElement>('app-chart-frame button')?.click();
    await fixture.whenStable();
    expect(hidden()).toBe(false);
    expect(host.querySelector('.picture')?.classList.contains('covered')).toBe(true);
  });
});
