import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { LanguageChoice } from '../../core/language-choice';
import { provideTestHttp } from '../../testing/http';
import { AppearanceSettings } from './appearance';

describe('appearance', () => {
  beforeEach(() => localStorage.clear());

  const chooseLanguage = vi.fn<(language: string | null) => void>();

  function open(): HTMLElement {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        ...provideTestHttp(),
        { provide: LanguageChoice, useValue: { chosen: () => 'de', choose: chooseLanguage } },
      ],
    });
    const fixture = TestBed.createComponent(AppearanceSettings);
    fixture.detectChanges();
    return fixture.nativeElement;
  }

  const radio = (host: HTMLElement, name: string) =>
    [...host.querySelectorAll('app-choice-cards label')]
      .find((label) => label.querySelector('strong')?.textContent === name)
      ?.querySelector('input');

  it('takes effect at once, and is kept', () => {
    const host = open();
    radio(host, 'Dark')?.click();
    radio(host, 'High contrast')?.click();
    radio(host, 'Compact')?.click();
    radio(host, 'No single letters')?.click();
    TestBed.tick();
    expect({ ...document.documentElement.dataset }).toMatchObject({
      theme: 'dark',
      contrast: 'more',
      density: 'compact',
    });
    expect(localStorage.getItem('seatwise.theme')).toBe('dark');
    expect(localStorage.getItem('seatwise.letter-keys')).toBe('off');
    expect(radio(host, 'Dark')?.checked).toBe(true);
  });

  it('shows the chosen language, and follows the browser again when asked', () => {
    const select = open().querySelector<HTMLSelectElement>('select');
    expect(select?.value).toBe('de');
    if (select) select.value = '';
    select?.dispatchEvent(new Event('change'));
    expect(chooseLanguage).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('shows what the panel is made of', () => {
    const host = open();
    expect(host.querySelectorAll('app-component-gallery section')).not.toHaveLength(0);
    expect(host.querySelector('app-usage-chart')).not.toBeNull();
  });
});
