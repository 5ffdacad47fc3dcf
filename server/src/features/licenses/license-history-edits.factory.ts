import { expect } from 'vitest';
import type { LicenseType } from '../reconciliation/license-rule.rules.js';
import { daysBefore } from './license-history.factory.js';
import { isInScope, kindOf, type ModelHolder, noRule } from './license-history-rules.factory.js';
import type { LicenseStage, PlayedLicense } from './license-history-stage.factory.js';

const knownDays = 40;
const seatedTypes = ['PER_DEVICE', 'PER_USER', 'PER_SITE'] as const;

/** Random changes of licenses: terms, scope, rules, exceptions, purchases. Each happens on the server and in memory. */
export class RandomLicenseEdits {
  constructor(private readonly stage: LicenseStage) {}

  readonly actions = [
    () => this.changeScope(),
    () => this.changeScope(),
    () => this.changeRule(),
    () => this.except(),
    () => this.except(),
    () => this.changeKind(),
    () => this.buy(),
    () => this.setUsage(),
    () => this.stage.letPass(1 + this.stage.below(4)),
  ];

  /** Narrows or widens the scope. */
  private async changeScope(): Promise<void> {
    const license = this.stage.pick(this.stage.licenses);
    const scope = this.aScope();
    const locationIds = scope.locations.map(({ id }) => id);
    const request = { global: scope.global, organizationIds: scope.organizationIds, locationIds };
    await this.patch(license, { scope: request });
    license.model.terms = { ...license.model.terms, scope };
  }

  private aScope(): PlayedLicense['model']['terms']['scope'] {
    if (this.stage.random() < 0.4) return { global: true, organizationIds: [], locations: [] };
    const { organizationIds, locations } = this.stage;
    const first = this.stage.pick(organizationIds);
    const chosen = organizationIds.filter((id) => id === first || this.stage.random() < 0.4);
    const within = locations.filter(({ organizationId }) => chosen.includes(organizationId));
    return { global: false, organizationIds: chosen, locations: this.stage.some(within, 0.3) };
  }

  private async changeRule(): Promise<void> {
    const license = this.stage.automatic();
    if (license === undefined) return;
    const rule = this.stage.aRule(license.model.terms.type);
    await this.patch(license, { assignmentRule: this.stage.ruleRequest(rule) });
    license.model.terms = { ...license.model.terms, rule };
  }

  /** Another type or mode, of a license that has seats. */
  private async changeKind(): Promise<void> {
    const license = this.stage.changing();
    const { terms } = license.model;
    const type: LicenseType = this.stage.random() < 0.15 ? 'CUSTOM' : this.stage.pick(seatedTypes);
    const mode = type === 'CUSTOM' ? null : this.stage.pick(['AUTOMATIC', 'MANUAL'] as const);
    const rule = mode === 'AUTOMATIC' ? this.stage.aRule(type) : noRule;
    const usage = type === 'CUSTOM' ? this.stage.below(10) : 0;
    await this.patch(license, {
      type,
      assignmentMode: mode,
      ...(mode === 'AUTOMATIC' ? { assignmentRule: this.stage.ruleRequest(rule) } : {}),
      ...(type === 'CUSTOM' ? { usage } : {}),
    });
    license.model.terms = { ...terms, type, mode, rule };
    license.model.usages.push({ day: this.stage.today, usage });
  }

  /** Other exceptions, for holders of the kind that the license has now: those for others are as they were. */
  private async except(): Promise<void> {
    const license = this.stage.automatic();
    if (license === undefined) return;
    const { terms } = license.model;
    const kind = kindOf(terms.type);
    const chosen = this.stage.some(this.stage.holdersOf(kind), 0.3);
    const pinned = chosen.filter((holder) => isInScope(terms.scope, holder) && this.stage.random() < 0.6);
    const kept = chosen.filter((holder) => !pinned.includes(holder));
    const named = (holders: readonly ModelHolder[]) => holders.map(({ id }) => ({ kind, id }));
    const answer = await this.stage.server
      .as('put', `${license.path}/exceptions`)
      .send({ include: named(pinned), exclude: named(kept) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const others = (holders: readonly ModelHolder[]) => holders.filter((holder) => holder.kind !== kind);
    license.model.terms = {
      ...terms,
      pinnedIn: [...others(terms.pinnedIn), ...pinned],
      keptOut: [...others(terms.keptOut), ...kept],
    };
  }

  private async buy(): Promise<void> {
    const { path, model } = this.stage.pick(this.stage.licenses);
    const day = daysBefore(this.stage.today, this.stage.below(knownDays));
    const purchase = { day, delta: this.stage.below(31) - 15 };
    if (purchase.delta === 0) return;
    const body = { quantityDelta: purchase.delta, purchasedOn: purchase.day };
    const answer = await this.stage.server.as('post', `${path}/purchases`).send(body);
    model.purchases.push(purchase);
    // Within a day the order of writing counts, so what is possible by its end may be refused.
    expect(answer.status === 422 || model.possible).toBe(true);
    if (answer.status === 422) model.purchases.pop();
  }

  private async setUsage(): Promise<void> {
    const license = this.stage.custom();
    if (license === undefined) return;
    const usage = this.stage.below(30);
    const { quantity } = (await this.stage.server.as('get', license.path).expect(200)).body;
    await this.stage.server.as('put', `${license.path}/quantity`).send({ quantity, usage }).expect(200);
    license.model.usages.push({ day: this.stage.today, usage });
  }

  private async patch(license: PlayedLicense, body: object): Promise<void> {
    const answer = await this.stage.server.as('patch', license.path).send(body);
    expect(answer.status, `${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`).toBe(200);
  }
}
