import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { FormArray, FormControl, FormGroup } from '@angular/forms';

import { Problem } from './problem';
import { applyProblem, clearServerErrors } from './problem-form';
import { fieldProblemMessage, problemMessage } from './problem-message';

const failed = (status: number, error: unknown, headers: Record<string, string> = {}) =>
  Problem.from(new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) }));

describe('Problem', () => {
  it('reads problem details', () => {
    const problem = failed(422, {
      code: 'license.name-taken',
      detail: 'A license with this name exists.',
      correlationId: 'c1',
      errors: [{ field: 'name', code: 'taken', message: 'Taken.' }, 'noise'],
    });
    expect(problem).toMatchObject({ status: 422, code: 'license.name-taken', correlationId: 'c1' });
    expect(problem.errors).toEqual([{ field: 'name', code: 'taken', message: 'Taken.' }]);
    expect(problemMessage(problem)).toBe('A license with this name exists.');
  });

  it('keeps what else it was told with', () => {
    const problem = failed(422, { code: 'agreement.overdue', overduePeriods: 63 });
    expect(problem.withFields((field) => field).members['overduePeriods']).toBe(63);
  });

  it('knows a server that cannot be reached', () => {
    const problem = failed(0, new ProgressEvent('error'));
    expect(problem.unanswered).toBe(true);
    expect(problemMessage(problem)).toContain('can’t be reached');
  });

  it('never shows a server’s internals', () => {
    const message = problemMessage(
      failed(500, { code: 'internal', detail: 'relation "x" does not exist', correlationId: 'c9' }),
    );
    expect(message).not.toContain('relation');
    expect(message).toContain('c9');
  });

  it.each([
    ['1', '1 second.'],
    ['30', '30 seconds.'],
    ['89', '89 seconds.'],
    ['90', '2 minutes.'],
    ['840', '14 minutes.'],
    ['841', '15 minutes.'],
  ])('says how long to wait: of %s seconds, %s', (seconds, words) => {
    const message = problemMessage(failed(429, {}, { 'Retry-After': seconds }));
    expect(message).toBe(`Too many attempts. Try again in ${words}`);
  });
});

describe('fieldProblemMessage', () => {
  const of = (code: string, message: string) => fieldProblemMessage({ field: 'x', code, message });

  it.each([
    ['agreement.overlap', 'confirmOverlap', 'billed already'],
    ['agreement.gap', 'confirmGap', 'No invoice would be about'],
    ['agreement.overdue', 'confirmOverdue', 'at once'],
    ['exchange-rate.stale', 'confirmRates', 'other currencies'],
    ['invoice.currency-changed', 'resetEdits', '“Undo changes by hand, too”'],
  ])('says %s in words of the panel', (code, ofTheApi, words) => {
    const message = of(code, `Confirm it (${ofTheApi}).`);
    expect(message).toContain(words);
    expect(message).not.toContain(ofTheApi);
  });

  it('leaves all else to the server, and says what it calls that which it has no words for', () => {
    expect(of('taken', 'Taken.')).toBe('Taken.');
    expect(of('odd.code', '')).toContain('odd.code');
  });
});

describe('applyProblem', () => {
  const form = () =>
    new FormGroup({
      name: new FormControl('a'),
      tags: new FormControl(['x']),
      term: new FormGroup({ expiresOn: new FormControl('') }),
      items: new FormArray([new FormGroup({ amount: new FormControl('') })]),
    });
  const withErrors = (...fields: string[]) =>
    failed(422, {
      code: 'invalid',
      detail: 'Invalid.',
      errors: fields.map((field) => ({ field, code: 'c', message: `${field}!` })),
    });

  it('puts each error on its control', () => {
    const group = form();
    expect(applyProblem(group, withErrors('name', 'term.expiresOn', 'items[0].amount'))).toBeNull();
    expect(group.controls.name.errors).toEqual({ server: 'name!' });
    expect(group.controls.term.controls.expiresOn.errors).toEqual({ server: 'term.expiresOn!' });
    expect(group.controls.items.at(0).controls.amount.errors).toEqual({ server: 'items[0].amount!' });
    expect(group.controls.name.touched).toBe(true);
  });

  it('gives an error inside a value to the control that edits the value', () => {
    const group = form();
    applyProblem(group, withErrors('tags.0'));
    expect(group.controls.tags.errors).toEqual({ server: 'tags.0!' });
  });

  it('finds the control that picks what the field names by id', () => {
    const group = new FormGroup({ publisher: new FormControl(null), roles: new FormControl([]) });
    applyProblem(group, withErrors('publisherId', 'roleIds'));
    expect([group.controls.publisher.errors, group.controls.roles.errors]).toEqual([
      { server: 'publisherId!' },
      { server: 'roleIds!' },
    ]);
  });

  it('returns what has no control', () => {
    expect(applyProblem(form(), withErrors('name', 'other', 'term'))).toBe('other! term!');
  });

  it('returns what is wrong with a list of rows, or with a row that is not there: no field would show it', () => {
    const group = form();
    expect(applyProblem(group, withErrors('items', 'items.7.amount'))).toBe('items! items.7.amount!');
    expect(group.controls.items.valid).toBe(true);
  });

  it('returns the sentence of a problem without fields', () => {
    expect(applyProblem(form(), failed(409, { code: 'x', detail: 'In use.' }))).toBe('In use.');
  });

  it('forgets a server error when the value changes', () => {
    const group = form();
    applyProblem(group, withErrors('name'));
    group.controls.name.setValue('b');
    expect(group.controls.name.errors).toBeNull();
  });

  it('forgets all server errors when it is tried again, and no other', () => {
    const group = form();
    group.controls.name.addValidators(() => ({ odd: 'Odd.' }));
    group.controls.name.updateValueAndValidity();
    applyProblem(group, withErrors('name', 'term.expiresOn', 'items[0].amount'));
    clearServerErrors(group);
    expect(group.controls.name.errors).toEqual({ odd: 'Odd.' });
    expect(group.controls.term.valid).toBe(true);
    expect(group.controls.items.valid).toBe(true);
  });
});
