import { DOCUMENT, Injectable, inject } from '@angular/core';

/** What the panel can be read in; the names are each language's own. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const;

export type Language = (typeof languages)[number]['code'];

/** Read by the server (`panel-language.rules.ts`), which sends the panel in this language. */
const cookie = 'language';
const yearInSeconds = 31_536_000;

/** The language that somebody chose for this browser; without a choice the browser's own settings count. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  readonly #document = inject(DOCUMENT);

  chosen(): Language | null {
    const value = new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(this.#document.cookie)?.[1];
    return languages.find(({ code }) => code === value)?.code ?? null;
  }

  /** Keeps the choice and loads the panel again: its texts come with its code. `null` follows the browser again. */
  choose(language: Language | null): void {
    const age = language === null ? 0 : yearInSeconds;
    this.#document.cookie = `${cookie}=${language ?? ''}; path=/; max-age=${age}; samesite=lax`;
    this.#document.location.reload();
  }
}
