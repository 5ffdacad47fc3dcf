import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';

import { DateInput, Field, MoneyInput, NumberInput, TagsInput } from '.';

@Component({
  imports: [DateInput, Field, MoneyInput, NumberInput, ReactiveFormsModule, TagsInput],
  template: `
    <form [formGroup]="form">
      <app-field label="Amount" class="amount"><app-money-input formControlName="amount" currency="USD" /></app-field>
      <app-field label="Seats" class="seats"><app-number-input formControlName="seats" /></app-field>
      <app-field label="Date" class="date"><app-date-input formControlName="date" /></app-field>
      <app-field label="Tags" class="tags"><app-tags-input formControlName="tags" /></app-field>
    </form>
  `,
})
class Page {
  readonly form = new FormGroup({
    amount: new FormControl<string | null>(null),
    seats: new FormControl<number | null>(null, [Validators.required, Validators.min(1)]),
    date: new FormControl<string | null>(null),
    tags: new FormControl<readonly string[]>(['a']),
  });
}

describe('form controls', () => {
  let page: ComponentFixture<Page>;
  const form = () => page.componentInstance.form;
  const input = (field: string): HTMLInputElement => page.nativeElement.querySelector(`.${field} input`);
  const type = async (field: string, text: string, event = 'input'): Promise<void> => {
    input(field).value = text;
    input(field).dispatchEvent(new Event(event));
    await page.whenStable();
  };
  const leave = async (field: string): Promise<void> => {
    input(field).dispatchEvent(new Event('blur'));
    await page.whenStable();
  };

  beforeEach(async () => {
    page = TestBed.createComponent(Page);
    await page.whenStable();
  });

  it('reads an amount as it is typed, and writes it out when left', async () => {
    await type('amount', '1.200,5');
    expect(form().value.amount).toBe('1200.50');
    expect(input('amount').value).toBe('1.200,5');
    await leave('amount');
    expect(input('amount').value).toBe('1200.50');
  });

  it('keeps what is no amount in the field, with an error, and out of the value', async () => {
    await type('amount', 'a lot');
    await leave('amount');
    expect(form().controls.amount.value).toBeNull();
    expect(form().controls.amount.valid).toBe(false);
    expect(page.nativeElement.querySelector('.amount').textContent).toContain('Enter an amount');
    form().controls.amount.setValue('3.00');
    await page.whenStable();
    expect([input('amount').value, form().controls.amount.valid]).toEqual(['3.00', true]);
  });

  it('takes whole numbers', async () => {
    await type('seats', '12.7');
    expect(form().value.seats).toBe(12);
    await type('seats', '');
    await leave('seats');
    expect(form().value.seats).toBeNull();
    expect(page.nativeElement.querySelector('.seats').textContent).toContain('This is required.');
  });

  it('shows an error only once somebody has been there', async () => {
    const seats: HTMLElement = page.nativeElement.querySelector('.seats');
    expect(seats.textContent).not.toContain('required');
    await leave('seats');
    expect(seats.textContent).toContain('required');
    expect(input('seats').getAttribute('aria-describedby')).toBe(seats.querySelector('.error')?.id);
  });

  it('holds a date as its text', async () => {
    await type('date', '2026-11-21', 'change');
    expect(form().value.date).toBe('2026-11-21');
    await type('date', '', 'change');
    expect(form().value.date).toBeNull();
  });

  it('takes no date that lacks a part for none, and leaves the others in the field', async () => {
    await type('date', '2026-11-21', 'change');
    const written = vi.spyOn(input('date'), 'value', 'set');
    const validity = vi.spyOn(input('date'), 'validity', 'get');
    vi.spyOn(input('date'), 'value', 'get').mockReturnValue('');
    validity.mockReturnValue({ ...input('date').validity, badInput: true });
    input('date').dispatchEvent(new Event('keyup'));
    await leave('date');
    expect([form().value.date, form().controls.date.errors, form().dirty]).toEqual([
      null,
      { date: 'Enter day, month and year, or none of them.' },
      true,
    ]);
    expect(written).not.toHaveBeenCalled();
    validity.mockReturnValue({ ...input('date').validity, badInput: false });
    input('date').dispatchEvent(new Event('keyup'));
    await page.whenStable();
    expect(form().controls.date.valid).toBe(true);
  });

  it('makes tags of words', async () => {
    await type('tags', 'b, a, c');
    expect(form().value.tags).toEqual(['a', 'b']);
    await leave('tags');
    expect(form().value.tags).toEqual(['a', 'b', 'c']);
    input('tags').dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace' }));
    expect(form().value.tags).toEqual(['a', 'b']);
  });

  it('follows the form', async () => {
    form().setValue({ amount: '5.00', seats: 3, date: '2026-01-31', tags: ['x'] });
    form().controls.seats.disable();
    await page.whenStable();
    expect([input('amount').value, input('seats').value, input('date').value]).toEqual(['5.00', '3', '2026-01-31']);
    expect(input('seats').disabled).toBe(true);
  });
});
