import { TestBed } from '@angular/core/testing';

import { provideTestHttp } from '../../testing/http';
import { FilterChip } from './filter-chip';
import type { ChosenFilter } from './filter-operators.rules';
import type { TableFilter } from './table-filter';

describe('FilterChip', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp()] }));

  const textOf = async (filter: TableFilter, selected: ChosenFilter) => {
    const fixture = TestBed.createComponent(FilterChip);
    fixture.componentRef.setInput('filter', filter);
    fixture.componentRef.setInput('selected', selected);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return host.querySelector('.text')?.textContent.replaceAll(/\s+/g, ' ').trim();
  };
  const text = (label: string, values: readonly string[], not = false, single = false) =>
    textOf(
      {
        kind: 'choice',
        key: 'state',
        label,
        single,
        options: [
          { value: 'archived', label: 'Archived' },
          { value: 'active', label: 'Active' },
          { value: 'new', label: 'New' },
        ],
      },
      { operator: not ? 'isNot' : 'is', values },
    );

  it('says what it lets through', async () => {
    expect(await text('State', ['archived', 'active'])).toBe('State is Archived or Active');
    expect(await text('State', ['archived', 'active', 'new'])).toBe('State is Archived, Active, or 1 more');
    expect(await text('State', ['archived'], true)).toBe('State is not Archived');
  });

  it('says days as people do', async () => {
    const days: TableFilter = { kind: 'days', key: 'from', until: 'to', untilIs: 'after', label: 'Expires' };
    expect(await textOf(days, { operator: 'before', values: ['2027-01-01'] })).toBe('Expires before Jan 1, 2027');
    expect(await textOf(days, { operator: 'between', values: ['2027-01-01', '2027-01-31'] })).toBe(
      'Expires between Jan 1, 2027 and Jan 31, 2027',
    );
  });

  it('says once what its filter and its value are both called', async () => {
    expect(await text('Archived', ['archived'], false, true)).toBe('Archived');
    expect(await text('State', ['archived'], false, true)).toBe('State: Archived');
  });
});
