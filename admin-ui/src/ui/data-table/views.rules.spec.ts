import { initialListState } from './list-state.rules';
import { isChangedSince, viewGroups, viewState } from './views.rules';

const initial = initialListState('name');
const saved = { ...initial, filters: { type: ['A', 'B'] }, columns: ['name', 'type'] };

describe('a saved view', () => {
  it('keeps the columns that are shown, and no page', () => {
    expect(viewState({ ...initial, page: 4, view: 7 }, ['name', 'count'])).toEqual({
      ...initial,
      columns: ['name', 'count'],
    });
  });

  it('is changed by what is chosen, and not by turning pages', () => {
    const shown = ['name', 'type'];
    expect(isChangedSince(saved, { ...saved, page: 3, view: 7 }, shown)).toBe(false);
    expect(isChangedSince(saved, { ...saved, filters: { type: ['B', 'A'] } }, shown)).toBe(false);
    expect(isChangedSince(saved, { ...saved, filters: { type: ['A'] } }, shown)).toBe(true);
    expect(isChangedSince(saved, { ...saved, q: 'x' }, shown)).toBe(true);
    expect(isChangedSince(saved, { ...saved, sort: [] }, shown)).toBe(true);
    expect(isChangedSince(saved, saved, ['name'])).toBe(true);
  });

  it('without columns is not changed by them', () => {
    expect(isChangedSince({ ...saved, columns: null }, saved, ['name'])).toBe(false);
  });

  it('is one’s own or another’s', () => {
    const [a, b] = [{ own: true }, { own: false }];
    expect(viewGroups([b, a])).toEqual({ own: [a], others: [b] });
  });
});
