import { Component, inject } from '@angular/core';

import type { SoftwareRuleResponse } from '../../api/model';
import { softwareRulesExport, softwareRulesList } from '../../api/software-rules';
import { Abilities } from '../../core/ability/abilities';
import { Can } from '../../core/ability/can';
import { productKindWords } from '../../core/words';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { RuleActions } from './rule-actions';
import { ruleCondition } from './software-rules.rules';

/** The technicians' rules, in the order in which they are tried. */
@Component({
  selector: 'app-rule-list',
  imports: [Can, Cell, DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Rules"
      i18n-label
      [source]="rules"
      [columns]="columns"
      [rowActions]="rowActions"
      [openable]="mayUpdate()"
      (opened)="edit($event)"
    >
      <ng-container tableActions>
        <button *appCan="'update'; subject: 'SoftwareRule'" type="button" class="button" (click)="replay()">
          <app-icon name="refresh" /> <ng-container i18n>Normalize again</ng-container>
        </button>
        <button *appCan="'create'; subject: 'SoftwareRule'" type="button" class="button button-primary" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add rule</ng-container>
        </button>
      </ng-container>
      <ng-container *appCell="'productName' of rules; let rule">
        {{ rule.productName }}
        @if (rule.kind) {
          <span class="badge">{{ kindWords[rule.kind] }}</span>
        }
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="rules"
        heading="No rules yet"
        i18n-heading
        text="The catalog recognizes most titles by itself. Add a rule for those that it gets wrong; it holds for titles that arrive later, too."
        i18n-text
      >
        <button
          *appCan="'create'; subject: 'SoftwareRule'"
          type="button"
          class="button button-primary"
          (click)="add()"
          i18n
        >
          Add rule
        </button>
      </app-empty-state>
    </app-data-table>
  `,
})
export class RuleList {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(RuleActions);

  protected readonly kindWords = productKindWords;

  protected readonly rules = listSource({
    key: 'software-rules',
    list: softwareRulesList,
    export: softwareRulesExport,
    defaultSort: 'priority',
    topics: ['software'],
  });

  protected readonly columns: readonly Column<SoftwareRuleResponse>[] = [
    { key: 'pattern', label: $localize`When`, sortable: true, width: '40%', value: ruleCondition },
    { key: 'productName', label: $localize`Stands for`, sortable: true },
    { key: 'publisherName', label: $localize`Publisher`, value: ({ publisherName }) => publisherName ?? '' },
    { key: 'priority', label: $localize`Priority`, sortable: true, align: 'end', width: '90px' },
    { key: 'titleCount', label: $localize`Titles`, align: 'end', width: '80px' },
  ];

  protected readonly rowActions = (rule: SoftwareRuleResponse): readonly RowAction[] => {
    const actions: RowAction[] = [];
    if (this.mayUpdate()) {
      actions.push({ label: $localize`Edit`, icon: 'edit', run: () => void this.edit(rule) });
    }
    if (this.#abilities.can('delete', 'SoftwareRule')) {
      const run = (): void => void this.#then(this.#actions.delete(rule));
      actions.push({ label: $localize`Delete`, icon: 'trash', danger: true, run });
    }
    return actions;
  };

  protected mayUpdate(): boolean {
    return this.#abilities.can('update', 'SoftwareRule');
  }

  protected add(): Promise<void> {
    return this.#then(this.#actions.add());
  }

  protected edit(rule: SoftwareRuleResponse): Promise<void> {
    return this.#then(this.#actions.edit(rule));
  }

  protected replay(): Promise<void> {
    return this.#then(this.#actions.replay());
  }

  async #then(action: Promise<unknown>): Promise<void> {
    if (await action) this.rules.reload();
  }
}
