import { Injectable, inject } from '@angular/core';

import { deviceGroupsGet } from '../../api/device-groups';
import { endUserRolesGet } from '../../api/end-user-roles';
import { locationsGet } from '../../api/locations';
import type { LicenseResponse, LicenseScopeResponse } from '../../api/model';
import { softwareGet } from '../../api/software';
import { technicianRolesGet } from '../../api/technician-roles';
import { Api } from '../../core/api/api';
import type { ApiRequest } from '../../core/api/api-request';
import { readChoice, writeChoice } from '../../core/stored-choice';
import { Toasts } from '../../core/toasts';
import { type NamedInRule, namedIn, readRule } from './assignment-rule.rules';
import { currencies } from './currencies';
import { type LicenseStart, type RuleNames, blankStart } from './license-form.model';
import { type Scope, scopeOf } from './scope.rules';

const currencyChoice = 'licenses.currency';

/** What license forms and the words of a rule start from: the names behind the ids of a license. */
@Injectable({ providedIn: 'root' })
export class LicenseStarts {
  readonly #api = inject(Api);
  readonly #toasts = inject(Toasts);

  /** An empty license, in the currency that was used last. */
  blank(): LicenseStart {
    return blankStart(this.#currency());
  }

  /** Keeps the currency for the next license. */
  remember(currency: string): void {
    writeChoice(currencyChoice, currency);
  }

  /** A saved license with everything that its form shows by name; `undefined` when it could not be read, which is told. */
  async of(license: LicenseResponse): Promise<LicenseStart | undefined> {
    const rule = readRule(license.assignmentRule);
    try {
      const [names, scope] = await Promise.all([this.names(namedIn(rule)), this.#scope(license.scope)]);
      return { shown: license, rule, scope, ...names, currency: this.#currency() };
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
  }

  /** What a rule names, by id. What is gone or can't be seen is not in the answer. */
  async names({ productIds, groupIds, endUserRoleIds, technicianRoleIds }: NamedInRule): Promise<RuleNames> {
    const [products, groups, endUserRoles, technicianRoles] = await Promise.all([
      this.#found(productIds.map(softwareGet)),
      this.#found(groupIds.map(deviceGroupsGet)),
      this.#found(endUserRoleIds.map(endUserRolesGet)),
      this.#found(technicianRoleIds.map(technicianRolesGet)),
    ]);
    return { products, groups, endUserRoles, technicianRoles };
  }

  /** The scope of a saved license, as pickers narrow by it; `undefined` when it could not be read, which is told. */
  async scopeOf({ scope }: LicenseResponse): Promise<Scope | undefined> {
    try {
      return await this.#scope(scope);
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
  }

  /** Fails where a location can't be read: without it its organization would become whole. */
  async #scope(saved: LicenseScopeResponse): Promise<Scope> {
    const locations = await Promise.all(saved.locations.map(({ id }) => this.#api.send(locationsGet(id))));
    return scopeOf(saved, new Map(locations.map(({ id, organization }) => [id, organization.id])));
  }

  async #found<Thing extends { readonly id: number }>(
    requests: readonly ApiRequest<Thing>[],
  ): Promise<ReadonlyMap<number, Thing>> {
    const answers = await Promise.allSettled(requests.map((request) => this.#api.send(request)));
    const things = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    return new Map(things.map((thing) => [thing.id, thing]));
  }

  #currency(): string {
    return readChoice(
      currencyChoice,
      currencies.map(({ code }) => code),
      'USD',
    );
  }
}
