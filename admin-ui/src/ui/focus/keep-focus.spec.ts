import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { keepFocus } from './keep-focus';

@Component({
  template: `
    @if (first()) {
      <p><button type="button" id="first">first</button></p>
    }
    <p>
      @if (second()) {
        <button type="button" id="second">second</button>
      }
      <button type="button" id="third">third</button>
    </p>
  `,
})
class Page {
  readonly first = signal(true);
  readonly second = signal(true);

  constructor() {
    keepFocus((place) => place.querySelector('button'));
  }
}

describe('keepFocus', () => {
  const make = async () => {
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    return fixture;
  };
  const focus = (id: string) => document.querySelector<HTMLElement>(`#${id}`)?.focus();

  it('hands the focus on to what is left around what went', async () => {
    const fixture = await make();
    focus('second');
    fixture.componentInstance.second.set(false);
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('third');
  });

  it('looks in the whole where nothing is left around it', async () => {
    const fixture = await make();
    focus('first');
    fixture.componentInstance.first.set(false);
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('second');
  });

  it('takes the focus from nobody who is elsewhere', async () => {
    const fixture = await make();
    const elsewhere = document.body.appendChild(document.createElement('input'));
    focus('second');
    elsewhere.focus();
    fixture.componentInstance.second.set(false);
    await fixture.whenStable();
    expect(document.activeElement).toBe(elsewhere);
    fixture.componentInstance.second.set(true);
    await fixture.whenStable();
    focus('second');
    document.querySelector<HTMLElement>('#second')?.blur();
    await Promise.resolve();
    fixture.componentInstance.second.set(false);
    await fixture.whenStable();
    expect(document.activeElement).toBe(document.body);
    elsewhere.remove();
  });
});
