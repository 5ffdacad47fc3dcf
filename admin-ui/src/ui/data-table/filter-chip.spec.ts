import { TestBed } from '@angular/core/testing';

import { provideTestHttp } from '../../testing/http';
import { FilterChip } from './filter-chip';
import type { TableFilter } from './table-filter';

describe('FilterChip', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTestHttp()] }));

  const text = async (label: string, values: readonly string[]) => {
    const fixture = TestBed.createComponent(FilterChip);
    const filter: TableFilter = {
      kind: 'choice',
      key: 'state',
      label,
      options: [
        { value: 'archived', label: 'Archived' },
        { value: 'active', label: 'Active' },
        { value: 'new', label: 'New' },
      ],
    };
    fixture.componentRef.setInput('filter', filter);
    fixture.componentRef.setInput('values', values);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return host.querySelector('.text')?.textContent.replaceAll(/\s+/g, ' ').trim();
  };

  it('says what it lets through', async () => {
    expect(await text('State', ['archived', 'active'])).toBe('State: Archived, Active');
    expect(await text('State', ['archived', 'active', 'new'])).toBe('State: Archived, Active and 1 more');
  });

  it('says once what its filter and its value are both called', async () => {
    expect(await text('Archived', ['archived'])).toBe('Archived');
  });
});
