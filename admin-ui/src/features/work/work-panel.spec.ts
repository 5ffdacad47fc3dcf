import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';

import type { WorkItemResponse } from '../../api/model';
import { LiveEvents } from '../../core/live/live-events';
import type { Change } from '../../core/live/live-events.rules';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { WorkPanel } from './work-panel';

const item = (id: number, fields: Partial<WorkItemResponse> = {}): WorkItemResponse => ({
  ...{ kind: 'LICENSE_IMPORT', id, name: `${id}.csv`, state: 'RUNNING', percent: 50, done: 60, total: 120 },
  ...{ failedRows: 0, failure: null, startedAt: '2026-11-22T10:00:00Z', finishedAt: null },
  ...fields,
});

describe('WorkPanel', () => {
  const changes = new Subject<Change>();

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => changes } }],
    });
  });

  const answer = async (...items: WorkItemResponse[]): Promise<void> => {
    await vi.waitFor(() => expectRequest('GET', '/api/v1/work').flush({ items }));
    await settle();
  };
  const changed = async (...items: WorkItemResponse[]): Promise<void> => {
    changes.next({ topic: 'license-imports', ids: [], organizationIds: [] });
    await answer(...items);
  };
  const make = async (...items: WorkItemResponse[]): Promise<HTMLElement> => {
    await signIn([]);
    const fixture = TestBed.createComponent(WorkPanel);
    await answer(...items);
    return fixture.nativeElement;
  };
  const button = (root: HTMLElement) => root.querySelector<HTMLButtonElement>('button.trigger');
  const label = (root: HTMLElement) => button(root)?.getAttribute('aria-label');
  const spoken = (root: HTMLElement) =>
    [...root.querySelectorAll('[aria-live=polite]')].map((region) => region.textContent).join('');

  it('says how much goes on, and that it ended', async () => {
    const root = await make(item(1), item(2), item(3, { state: 'DONE', failedRows: 1 }));
    expect([label(root), spoken(root)]).toEqual(['Background work: 2 are running', 'Background work: 2 are running']);
    await changed(item(2), item(1, { state: 'CANCELLED' }));
    expect(spoken(root)).toBe('Background work: 1 is runningImport of 1.csv: Cancelled');
    await changed(item(1, { state: 'CANCELLED' }));
    expect([label(root), spoken(root)]).toEqual(['Background work', 'Import of 2.csv: Done']);
    expect(root.querySelector('.count')).toBeNull();
  });

  it('marks what failed, until somebody looks', async () => {
    const root = await make(item(1), item(2));
    await changed(item(2), item(1, { state: 'FAILED', failure: 'The file is damaged.' }));
    expect(label(root)).toBe('Background work: something failed');
    expect(spoken(root)).toContain('Import of 1.csv: The file is damaged.');
    expect(root.querySelector('.count')?.textContent).toBe('!');
    button(root)?.click();
    await settle();
    expect(label(root)).toBe('Background work: 1 is running');
    expect(root.querySelector('.count')?.textContent).toBe('1');
  });
});
