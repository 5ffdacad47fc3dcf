import { Component, inject } from '@angular/core';

import { formatAgo, formatDate, formatMoney, formatNumber } from '../../core/format';
import { type Language, LanguageChoice, languages } from '../../core/language-choice';
import { Appearance, type Contrast, type Density, type LetterKeys, type Theme } from '../../core/theme';
import { Field } from '../../ui/form/field';
import { Input } from '../../ui/form/input';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { commandKey } from '../search/keys';
import { ChoiceCards } from './choice-cards';
import { ComponentGallery } from './component-gallery';

const hourInMilliseconds = 3_600_000;

/** Colours, contrast, density, shortcuts and language of this browser. Each takes effect at once. */
@Component({
  selector: 'app-appearance-settings',
  imports: [ChoiceCards, ComponentGallery, Field, Input, KeyValue, KeyValues],
  template: `
    <p class="muted" i18n>These choices are kept in this browser, and are yours alone.</p>
    <section class="card">
      <app-choice-cards
        label="Theme"
        i18n-label
        [options]="themes"
        [chosen]="appearance.theme()"
        (choose)="appearance.theme.set($event)"
      />
      <app-choice-cards
        label="Contrast"
        i18n-label
        [options]="contrasts"
        [chosen]="appearance.contrast()"
        (choose)="appearance.contrast.set($event)"
      />
      <app-choice-cards
        label="Density"
        i18n-label
        [options]="densities"
        [chosen]="appearance.density()"
        (choose)="appearance.density.set($event)"
      />
      <app-choice-cards
        label="Keyboard shortcuts"
        i18n-label
        [options]="letterKeys"
        [chosen]="appearance.letterKeys()"
        (choose)="appearance.letterKeys.set($event)"
      />
    </section>
    <section class="card">
      <h2 i18n>Language and formats</h2>
      <app-field label="Language" i18n-label hint="The panel is loaded again in this language." i18n-hint>
        <select appInput #language [value]="chosenLanguage ?? ''" (change)="chooseLanguage(language.value)">
          <option value="" i18n>As the browser</option>
          @for (each of languages; track each.code) {
            <option [value]="each.code" [attr.lang]="each.code" [selected]="each.code === chosenLanguage">
              {{ each.name }}
            </option>
          }
        </select>
      </app-field>
      <p class="muted small" i18n>Dates, numbers and amounts are written as your browser’s region has them:</p>
      <app-key-values>
        <app-key-value label="Date" i18n-label>{{ examples.date }}</app-key-value>
        <app-key-value label="Number" i18n-label="as 12,345.6|">{{ examples.number }}</app-key-value>
        <app-key-value label="Amount" i18n-label>{{ examples.amount }}</app-key-value>
        <app-key-value label="Time ago" i18n-label>{{ examples.ago }}</app-key-value>
      </app-key-values>
    </section>
    <app-component-gallery />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      max-width: 860px;
    }
    .card {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    select {
      max-width: 260px;
    }
    p.small {
      margin-bottom: calc(-1 * var(--space-3));
    }
  `,
})
export class AppearanceSettings {
  readonly #languageChoice = inject(LanguageChoice);
  protected readonly appearance = inject(Appearance);

  protected readonly languages = languages;
  protected readonly chosenLanguage = this.#languageChoice.chosen();
  protected readonly themes: readonly { value: Theme; label: string; text: string }[] = [
    {
      value: 'system',
      label: $localize`As the system`,
      text: $localize`Light by day and dark by night, where your system does so`,
    },
    { value: 'light', label: $localize`Light`, text: $localize`Dark text on white` },
    { value: 'dark', label: $localize`Dark`, text: $localize`Light text on near black` },
  ];
  protected readonly contrasts: readonly { value: Contrast; label: string; text: string }[] = [
    {
      value: 'normal',
      label: $localize`Normal`,
      text: $localize`Calm colors; more contrast where your system asks for it`,
    },
    { value: 'more', label: $localize`High contrast`, text: $localize`Black, white and strong outlines` },
  ];
  protected readonly densities: readonly { value: Density; label: string; text: string }[] = [
    { value: 'comfortable', label: $localize`Comfortable`, text: $localize`Room around rows and controls` },
    { value: 'compact', label: $localize`Compact`, text: $localize`A third more rows on the screen` },
  ];
  protected readonly letterKeys: readonly { value: LetterKeys; label: string; text: string }[] = [
    { value: 'on', label: $localize`Single letters, too`, text: $localize`Such as / to search, and g d for devices` },
    {
      value: 'off',
      label: $localize`No single letters`,
      text: $localize`For speech input; ${commandKey}:key: K searches anyway`,
    },
  ];
  protected readonly examples = {
    date: formatDate('2027-01-15'),
    number: formatNumber(12_345.6),
    amount: formatMoney('1234.50', 'USD'),
    ago: formatAgo(new Date(Date.now() - 3 * hourInMilliseconds).toISOString()),
  };

  protected chooseLanguage(code: string): void {
    const language = languages.find((each) => each.code === code)?.code satisfies Language | undefined;
    this.#languageChoice.choose(language ?? null);
  }
}
