import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { withQuery } from '../../core/api/api-request';
import { answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import type { ListSource } from './list-source';
import { rowSelection } from './row-selection';
import { SelectAll, mostSelected } from './select-all';

interface Thing {
  readonly id: number;
}

describe('SelectAll', () => {
  const total = signal(450);
  const matches = signal('Acme');
  const page = signal<readonly Thing[]>([]);
  const selection = rowSelection(page);
  let all: SelectAll<Thing>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTestHttp()] });
    total.set(450);
    selection.clear();
    matches.set('Acme');
    const source: Pick<ListSource<Thing>, 'total' | 'matches' | 'pageRequests'> = {
      total,
      matches,
      pageRequests: () => (number, pageSize) => ({
        method: 'GET',
        url: withQuery('/api/v1/things', { page: number, pageSize }),
      }),
    };
    // Only what reading needs is there.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const sources = signal(source as ListSource<Thing>);
    all = TestBed.runInInjectionContext(() => new SelectAll(sources, selection));
  });

  const answer = async (number: number): Promise<void> => {
    const count = Math.min(200, total() - (number - 1) * 200);
    const items = Array.from({ length: count }, (_, at) => ({ id: (number - 1) * 200 + at }));
    expectRequest('GET', `/api/v1/things?page=${number}&pageSize=200`).flush({ items, total: total() });
    await settle();
  };

  it('reads every page, and tells how far it is', async () => {
    const done = all.start();
    await answer(1);
    expect([all.progress(), selection.rows().length]).toEqual([200, 200]);
    await answer(2);
    await answer(3);
    await done;
    expect([all.progress(), selection.rows().length]).toEqual([null, 450]);
  });

  it('reads no more than a range', async () => {
    const done = all.start(190, 405);
    await answer(1);
    expect([all.progress(), all.goal()]).toEqual([10, 215]);
    await answer(2);
    await answer(3);
    await done;
    const ids = selection.rows().map(({ id }) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([215, 190, 404]);
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const done = all.start();
    await answer(1);
    all.stop();
    await answer(2);
    await done;
    expect([all.progress(), selection.rows().length]).toEqual([null, 200]);
  });

  it('adds nothing of another list, though nobody told it to stop', async () => {
    const done = all.start();
    await answer(1);
    matches.set('Globex');
    await answer(2);
    await done;
    expect([all.progress(), selection.rows().length]).toEqual([null, 200]);
  });

  it('keeps what it has when a page cannot be read', async () => {
    const done = all.start();
    await answer(1);
    answerProblem(expectRequest('GET', '/api/v1/things?page=2'), 500, { code: 'internal' });
    await done;
    expect([all.progress(), selection.rows().length]).toEqual([null, 200]);
  });

  it('selects no more than a bulk action can take', async () => {
    total.set(mostSelected + 100);
    const done = all.start();
    for (let number = 1; number <= mostSelected / 200; number++) await answer(number);
    await done;
    expect(selection.rows()).toHaveLength(mostSelected);
  });
});
