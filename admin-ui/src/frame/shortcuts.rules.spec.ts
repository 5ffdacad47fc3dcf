import { navigation } from '../app-navigation';
import { type PressedKey, shortcutOf } from './shortcuts.rules';

const pages = new Map([['l', 'licenses']]);
const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  ...{ key, control: false, alt: false, typing: false, letters: true, covered: false },
  ...more,
});

describe('shortcutOf', () => {
  it.each([
    [pressed('/'), { kind: 'search' }],
    [pressed('k', { control: true }), { kind: 'search' }],
    [pressed('K', { control: true, typing: true }), { kind: 'search' }],
    [pressed('?'), { kind: 'help' }],
    [pressed('f'), { kind: 'find' }],
    [pressed('g'), { kind: 'leader' }],
    [pressed('l'), null],
    [pressed('/', { typing: true }), null],
    [pressed('g', { control: true }), null],
    [pressed('f', { alt: true }), null],
    [pressed('/', { letters: false }), null],
    [pressed('g', { letters: false }), null],
    [pressed('k', { control: true, letters: false }), { kind: 'search' }],
    [pressed('/', { covered: true }), null],
    [pressed('k', { control: true, covered: true }), null],
  ])('knows what %o asks for', (key, asked) => {
    expect(shortcutOf(key, false, pages)).toEqual(asked);
  });

  it('leads to pages after the leader, and nowhere by other keys', () => {
    expect(shortcutOf(pressed('l'), true, pages)).toEqual({ kind: 'page', path: 'licenses' });
    expect(shortcutOf(pressed('/'), true, pages)).toBeNull();
    expect(shortcutOf(pressed('l', { typing: true }), true, pages)).toBeNull();
  });
});

it('no two pages have one key', () => {
  const keys = navigation.flatMap(({ entries }) => entries.flatMap(({ shortcut }) => shortcut ?? []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(0);
});
