import { describe, expect, it } from 'vitest';
import { panelLanguage } from './panel-language.rules.js';

const languages = ['en', 'de'] as const;

describe('panelLanguage', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['de', 'de'],
    ['en-GB,de;q=0.5', 'en'],
    ['de;q=0.3,en;q=0.7', 'en'],
    ['fr-FR,fr;q=0.9', 'en'],
    ['fr,de;q=0.4', 'de'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['nonsense;;;', 'en'],
  ])('answers a browser that prefers %s in %s', (accepted, language) => {
    expect(panelLanguage(languages, undefined, accepted)).toBe(language);
  });

  it('follows the choice, whatever the browser prefers', () => {
    expect(panelLanguage(languages, 'en', 'de')).toBe('en');
    expect(panelLanguage(languages, 'de', 'en')).toBe('de');
  });

  it('knows no language that the panel is not built in, and no path', () => {
    expect(panelLanguage(languages, 'fr', 'de')).toBe('de');
    expect(panelLanguage(languages, '../..', 'en')).toBe('en');
  });
});
