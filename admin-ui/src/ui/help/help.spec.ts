import { TestBed } from '@angular/core/testing';

import { settle } from '../../testing/http';
import { Help } from './help';
import { helpTexts } from './help-texts';

describe('Help', () => {
  it('explains a word beside it, leads into the guide, and gives the focus back', async () => {
    const fixture = TestBed.createComponent(Help);
    document.body.append(fixture.nativeElement);
    fixture.componentRef.setInput('topic', 'scope');
    fixture.componentRef.setInput('describedBy', 'the-label');
    await fixture.whenStable();
    const button = fixture.nativeElement.querySelector('button') as HTMLButtonElement;
    expect(button.getAttribute('aria-label')).toBe('What is this?');
    expect(button.getAttribute('aria-describedby')).toBe('the-label');
    button.focus();
    button.click();
    await settle();
    const panel = document.querySelector('[role=dialog]');
    expect(panel?.getAttribute('aria-label')).toBe('Scope');
    expect(panel?.textContent).toContain(helpTexts.scope.text);
    expect(panel?.querySelector('a')?.getAttribute('href')).toBe('/guide/licenses#choose-the-scope');
    document
      .querySelector('.app-popover')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement).toBe(button);
    fixture.nativeElement.remove();
  });

  it('has a section of its own for each word', () => {
    const places = Object.values(helpTexts).map(({ guide }) => guide);
    expect(new Set(places).size).toBe(places.length);
    for (const place of places) expect(place).toMatch(/^[a-z]+#[a-z]+(-[a-z]+)*$/);
  });
});
