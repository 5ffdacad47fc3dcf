import { Component, inject, input, numberAttribute } from '@angular/core';

import type { TitleResponse } from '../../api/model';
import { softwareExportTitles, softwareTitles } from '../../api/software';
import { Abilities } from '../../core/ability/abilities';
import { options } from '../../core/words';
import { type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { matchedByWords, platformWords } from './software-words';
import { TitleActions } from './title-actions';

/** The raw titles that stand for a product. A row opens why it does. */
@Component({
  selector: 'app-product-titles',
  imports: [DataTable, EmptyState],
  template: `
    <app-data-table
      label="Titles"
      i18n-label
      [source]="titles"
      [columns]="columns"
      [rowActions]="rowActions"
      openable
      (opened)="explain($event)"
    >
      <app-empty-state
        tableEmpty
        icon="software"
        heading="No titles"
        i18n-heading
        text="No agent reported anything that stands for this product."
        i18n-text
      />
    </app-data-table>
  `,
})
export class ProductTitles {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(TitleActions);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly titles = listSource({
    key: 'software-titles',
    list: (params: Parameters<typeof softwareTitles>[1]) => softwareTitles(this.id(), params),
    export: (params) => softwareExportTitles(this.id(), params),
    filters: [
      { kind: 'choice', key: 'matchedBy', label: $localize`Decided by`, options: options(matchedByWords) },
      { kind: 'choice', key: 'platform', label: $localize`Platform`, options: options(platformWords) },
    ],
    defaultSort: '-deviceCount',
    topics: ['software'],
  });

  protected readonly columns: readonly Column<TitleResponse>[] = [
    { key: 'name', label: $localize`Title`, sortable: true, width: '44%' },
    { key: 'publisher', label: $localize`Publisher`, sortable: true },
    {
      key: 'platform',
      label: $localize`Platform`,
      sortable: true,
      width: '110px',
      value: ({ platform }) => platformWords[platform],
    },
    {
      key: 'matchedBy',
      label: $localize`Decided by`,
      sortable: true,
      width: '130px',
      value: ({ matchedBy }) => matchedByWords[matchedBy],
    },
    { key: 'deviceCount', label: $localize`Devices`, sortable: true, align: 'end', width: '90px' },
  ];

  protected readonly rowActions = (title: TitleResponse): readonly RowAction[] => {
    const actions: RowAction[] = [
      { label: $localize`Why this product?`, icon: 'help', run: () => this.explain(title) },
    ];
    if (!this.#abilities.can('update', 'Title')) return actions;
    actions.push({
      label: $localize`Map to another product`,
      icon: 'merge',
      run: () => void this.#then(this.#actions.map(title)),
    });
    if (title.matchedBy === 'MANUAL') {
      actions.push({
        label: $localize`Leave to the rules`,
        icon: 'rules',
        run: () => void this.#then(this.#actions.unmap(title)),
      });
    }
    return actions;
  };

  protected explain(title: TitleResponse): void {
    void this.#actions.explain(title);
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.titles.reload();
  }
}
