import {
  type ForcedSubject,
  type MongoAbility,
  type RawRuleOf,
  createMongoAbility,
  subject as tagged,
} from '@casl/ability';
import { type PackRule, unpackRules } from '@casl/ability/extra';
import { Injectable, computed, inject } from '@angular/core';

import { Session } from '../session/session';

/** What can be done. `manage` stands for everything. */
export type AbilityAction = 'read' | 'create' | 'update' | 'delete' | 'manage';

/** What it can be done to: the server's subject names. */
export type AbilitySubject = string;

type Thing = Record<string, unknown>;
type PanelAbility = MongoAbility<[string, string | (Thing & ForcedSubject<string>)]>;

/**
 * What the signed-in person may do, from the rules that the server packed into the session. The panel hides what is not
 * allowed; the server decides.
 */
@Injectable({ providedIn: 'root' })
export class Abilities {
  readonly #session = inject(Session);

  readonly #ability = computed<PanelAbility>(() => {
    const rules = this.#session.actor()?.rules ?? [];
    return createMongoAbility<PanelAbility>(unpackRules(rules.filter(isPackedRule)));
  });

  /**
   * Whether this may be done to this one thing, or, without a thing, somewhere at all. Reads a signal: a template or a
   * `computed` that asks follows the session.
   *
   * @param on fields that rules may ask for, as in `{ organizationId: 3 }`
   */
  can(action: AbilityAction, subject: AbilitySubject, on?: object): boolean {
    const ability = this.#ability();
    if (on === undefined) return ability.can(action, subject);
    // CASL marks the object that it is given; the copy keeps rows and frozen values as they are.
    const thing: Thing = Object.fromEntries(Object.entries(on));
    return ability.can(action, tagged(subject, thing));
  }

  /** Whether this may be done to all things of a kind, as for what concerns every organization at once. */
  canEverywhere(action: AbilityAction, subject: AbilitySubject): boolean {
    const rules = this.#ability().rulesFor(action, subject);
    return rules.some(({ conditions }) => conditions === undefined) && rules.every(({ inverted }) => !inverted);
  }
}

/** Whether this is a rule as CASL packs it: action and subject, then what may follow. Anything else allows nothing. */
function isPackedRule(rule: unknown[]): rule is PackRule<RawRuleOf<PanelAbility>> {
  return typeof rule[0] === 'string' && typeof rule[1] === 'string';
}
