import { Injectable, inject } from '@angular/core';

import type { SoftwareRuleResponse } from '../../api/model';
import { softwareRulesDelete, softwareRulesReplay } from '../../api/software-rules';
import { Api } from '../../core/api/api';
import { formatNumber } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { ruleCondition } from './software-rules.rules';

/** What can be done with the rules of technicians. */
@Injectable({ providedIn: 'root' })
export class RuleActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  async add(): Promise<SoftwareRuleResponse | undefined> {
    const added = await this.#openForm(null);
    if (added) this.#toasts.done($localize`The rule for ${added.productName}:product: was added.`);
    return added;
  }

  async edit(rule: SoftwareRuleResponse): Promise<SoftwareRuleResponse | undefined> {
    const saved = await this.#openForm(rule);
    if (saved) this.#toasts.done($localize`The rule for ${saved.productName}:product: was saved.`);
    return saved;
  }

  async delete(rule: SoftwareRuleResponse): Promise<boolean> {
    const { id, version, titleCount, productName } = rule;
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete the rule for ${productName}:product:?`,
      message: ruleCondition(rule),
      consequences: [
        titleCount === 1
          ? $localize`1 title is left to the other rules, the catalog and the general rules.`
          : $localize`${formatNumber(titleCount)}:count: titles are left to the other rules, the catalog and the general rules.`,
        $localize`Seats of licenses follow at once.`,
      ],
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(softwareRulesDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`The rule for ${productName}:product: was deleted.`);
    return deleted;
  }

  /** Normalizes all titles again that nobody mapped by hand. */
  async replay(): Promise<boolean> {
    let moved = 0;
    const done = await this.#confirmations.ask({
      title: $localize`Normalize all titles again?`,
      message: $localize`Rules and catalog decide anew on every title that nobody mapped by hand, as after an upgrade that brought a larger catalog. Seats of licenses follow.`,
      confirmLabel: $localize`Normalize`,
      run: async () => {
        moved = (await this.#api.send(softwareRulesReplay())).movedTitles;
      },
    });
    if (done) {
      this.#toasts.done(
        moved === 1
          ? $localize`1 title stands for another product now.`
          : $localize`${formatNumber(moved)}:count: titles stand for another product now.`,
      );
    }
    return done;
  }

  #openForm(rule: SoftwareRuleResponse | null): Promise<SoftwareRuleResponse | undefined> {
    return this.#dialogs.open(() => import('./rule-form').then((m) => m.RuleForm), { rule });
  }
}
