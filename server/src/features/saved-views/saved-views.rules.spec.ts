import { describe, expect, it } from 'vitest';
import { isViewQuery, mayChangeView, viewQueryOf } from './saved-views.rules.js';

describe('a query of a view', () => {
  it.each(['', 'q=adobe', 'type=A&type=B&sort=-usage,name&columns=name,type', 'q=a%20b+c', '?q=x'])(
    'may be %s',
    (text) => {
      expect(isViewQuery(text.replace(/^\?/, ''))).toBe(true);
    },
  );

  it.each(['a=1#b', 'javascript:alert(1)', '=1', '1a=2', 'a=<b>', 'a=1\n', '//evil.test/?a=1'])('is not %s', (text) => {
    expect(isViewQuery(text)).toBe(false);
  });

  it('is kept without what belongs to a moment', () => {
    expect(viewQueryOf('?page=3&q=a%20b&organizationId=7&type=A&type=B')).toBe('q=a+b&type=A&type=B');
  });
});

describe('a view that somebody sees', () => {
  const own = { technicianId: 1, systemAdministrator: false };

  it('is changed by its owner, and by administrators where it is shared', () => {
    expect(mayChangeView({ ownerId: 1, shared: false }, own)).toBe(true);
    expect(mayChangeView({ ownerId: 2, shared: true }, own)).toBe(false);
    expect(mayChangeView({ ownerId: 2, shared: true }, { ...own, systemAdministrator: true })).toBe(true);
    expect(mayChangeView({ ownerId: 2, shared: false }, { ...own, systemAdministrator: true })).toBe(false);
  });
});
