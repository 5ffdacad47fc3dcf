import { FormControl, Validators } from '@angular/forms';

import { controlMessage } from './control-message';

describe('controlMessage', () => {
  it('has a sentence for each validator', () => {
    const sentence = (value: unknown, validator = Validators.required) =>
      controlMessage(new FormControl(value, validator).errors);
    expect(sentence('')).toBe('This is required.');
    expect(sentence(1, Validators.min(2))).toBe('Enter 2 or more.');
    expect(sentence('abc', Validators.maxLength(2))).toBe('Enter at most 2 characters.');
    expect(sentence('x', Validators.email)).toContain('e-mail address');
  });

  it('shows a server’s sentence as it is', () => {
    expect(controlMessage({ server: 'A license with this name exists.' })).toBe('A license with this name exists.');
  });

  it('says nothing about a control without errors', () => {
    expect(controlMessage(null)).toBeNull();
  });
});
