import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { AppError, invalidField } from './app-error.js';
import { problemOf } from './problem.js';

describe('problemOf', () => {
  it('tells an error of ours whole', () => {
    const error = new AppError('license.name-taken', 409, 'Taken.', {
      headers: { 'retry-after': '3' },
      extra: { existingId: 7 },
    });
    expect(problemOf(error, 'c-1')).toEqual({
      headers: { 'retry-after': '3' },
      problem: {
        type: 'about:blank#license.name-taken',
        title: 'Conflict',
        status: 409,
        detail: 'Taken.',
        code: 'license.name-taken',
        correlationId: 'c-1',
        existingId: 7,
      },
    });
  });

  it('lists the fields that are wrong', () => {
    const { problem } = problemOf(invalidField('term.expiresOn', 'date.before', 'Too early.'), 'c');
    expect(problem).toMatchObject({ status: 422, errors: [{ field: 'term.expiresOn', code: 'date.before' }] });
  });

  it('keeps what it did not foresee to itself', () => {
    const { problem } = problemOf(new Error('password=hunter2'), 'c-9');
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(problem.detail).toContain('c-9');
  });

  it('understands what the framework refuses', () => {
    expect(problemOf(new NotFoundException('Cannot GET /x'), 'c').problem).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    const tooLarge = Object.assign(new Error('Body too large'), { statusCode: 413 });
    expect(problemOf(tooLarge, 'c').problem).toMatchObject({ status: 413, code: 'too-large' });
  });
});
