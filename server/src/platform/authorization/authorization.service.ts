import { createMongoAbility, subject as asSubject } from '@casl/ability';
import { packRules, rulesToAST } from '@casl/ability/extra';
import { Injectable } from '@nestjs/common';
import { identifier, sql, type Sql } from '../database/sql.js';
import { forbidden } from '../http/app-error.js';
import type { Actor } from './actor.js';
import { type Action, type Permissions, seenOrganizations } from './permissions.js';
import { type AppAbility, type Policy, withoutUnseen } from './policy.js';
import { conditionToSql } from './rule-to-sql.js';

/**
 * The one mechanism of permissions: policies are pure functions to rules; the same rules are asked in memory, turned
 * into SQL, and packed for the panel.
 */
@Injectable()
export class Authorization {
  private readonly policies = new Map<string, Policy>();
  private readonly abilities = new WeakMap<Permissions, AppAbility>();
  private readonly packed = new WeakMap<Permissions, unknown[]>();
  private readonly conditions = new WeakMap<Permissions, Map<string, Sql>>();

  /** Called once per policy when its feature's module starts. */
  register(policy: Policy): void {
    const present = this.policies.get(policy.subject);
    if (present !== undefined && present !== policy) throw new Error(`Two policies speak of ${policy.subject}.`);
    this.policies.set(policy.subject, policy);
  }

  /** The subjects that have a policy. */
  get subjects(): string[] {
    return [...this.policies.keys()];
  }

  /** What an actor may do, from all policies. */
  abilityOf(actor: Actor): AppAbility {
    let ability = this.abilities.get(actor.permissions);
    if (ability === undefined) {
      const rules = [...this.policies.values()].flatMap((policy) => policy.rules(actor.permissions));
      ability = createMongoAbility<AppAbility>(rules);
      this.abilities.set(actor.permissions, ability);
    }
    return ability;
  }

  /**
   * The rules of an actor in the compact form that the panel unpacks. Organizations that the actor sees nothing of are
   * left out: nothing of theirs is ever asked about.
   */
  packedRulesOf(actor: Actor): unknown[] {
    let packed = this.packed.get(actor.permissions);
    if (packed === undefined) {
      const seen = seenOrganizations(actor.permissions);
      packed = packRules(this.abilityOf(actor).rules.map((rule) => withoutUnseen(rule, seen)));
      this.packed.set(actor.permissions, packed);
    }
    return packed;
  }

  /** True when the actor may do this with at least one thing of the kind. */
  allowsSome(actor: Actor, action: Action, subject: string): boolean {
    return this.abilityOf(actor).can(action, subject);
  }

  /** True when the actor may do this with everything of the kind, whatever it is: no condition limits it. */
  allowsEvery(actor: Actor, action: Action, subject: string): boolean {
    const rules = this.abilityOf(actor).rulesFor(action, subject);
    return rules.some((rule) => !rule.inverted && !rule.conditions) && rules.every((rule) => !rule.inverted);
  }

  /** True when the actor may do this with this thing; `facts` are the fields that the subject's rules speak of. */
  allows(actor: Actor, action: Action, subject: string, facts: Record<string, unknown>): boolean {
    return this.abilityOf(actor).can(action, asSubject(subject, { ...facts }));
  }

  /** @throws AppError 403 unless the actor may do this with this thing. */
  demand(actor: Actor, action: Action, subject: string, facts: Record<string, unknown>): void {
    if (!this.allows(actor, action, subject, facts)) throw forbidden();
  }

  /**
   * The SQL condition under which the actor may do `action` with a row of `subject`, whose table is named `alias`.
   * Nothing allowed is FALSE.
   */
  visibleTo(actor: Actor, subject: string, alias: string, action: Action = 'read'): Sql {
    let conditions = this.conditions.get(actor.permissions);
    if (conditions === undefined) {
      conditions = new Map();
      this.conditions.set(actor.permissions, conditions);
    }
    const key = `${subject} ${alias} ${action}`;
    let condition = conditions.get(key);
    if (condition === undefined) {
      condition = this.conditionOf(actor, subject, alias, action);
      conditions.set(key, condition);
    }
    return condition;
  }

  private conditionOf(actor: Actor, subject: string, alias: string, action: Action): Sql {
    const policy = this.policies.get(subject);
    if (policy === undefined) throw new Error(`No policy speaks of ${subject}.`);
    const ability = this.abilityOf(actor);
    if (!ability.can(action, subject)) return sql`FALSE`;
    const condition = rulesToAST(ability, action, subject);
    if (condition === null) return sql`FALSE`;
    return conditionToSql(condition, policy.fields, identifier(alias));
  }
}
