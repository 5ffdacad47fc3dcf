import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import { Clock } from '../../platform/time/clock.js';
import { AppsService } from '../apps/apps.service.js';
import { BillingAgreementsService } from '../billing-agreements/billing-agreements.service.js';
import { BillingTemplatesService } from '../billing-agreements/billing-agreement-templates.service.js';
import { BillingAccountsService } from '../billing-products/billing-accounts.service.js';
import type { QuantitySourceRequest } from '../billing-products/billing-product-request.dto.js';
import { BillingProductsService } from '../billing-products/billing-products.service.js';
import {
  sampleAccounts,
  type SampleAgreedProduct,
  type SampleAgreement,
  sampleAgreements,
  type SampleProduct,
  sampleProducts,
  type SampleQuantity,
  sampleTemplates,
} from './sample-billing.js';
import { dayOfMonthsAgo } from './sample-billing.rules.js';

/** What the organizations of the sample are charged for: products, templates, and agreements that are drafts yet. */
@Injectable()
export class SampleBillingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly apps: AppsService,
    private readonly accounts: BillingAccountsService,
    private readonly products: BillingProductsService,
    private readonly templates: BillingTemplatesService,
    private readonly agreements: BillingAgreementsService,
  ) {}

  /** Activates the app. @returns the ids of the agreements that are to be billed. */
  async load(actor: Actor, organizations: ReadonlyMap<string, number>): Promise<number[]> {
    await this.apps.set(actor, 'billing', true);
    const accounts = new Map<string, number>();
    for (const account of sampleAccounts) accounts.set(account.code, (await this.accounts.create(actor, account)).id);
    const directory: Directory = {
      accounts,
      licenses: await this.named(sql`SELECT name, id FROM license`),
      groups: await this.named(sql`SELECT name, id FROM device_group`),
      roles: await this.named(sql`SELECT name, id FROM end_user_role`),
    };
    const products = new Map<string, number>();
    for (const product of sampleProducts) {
      products.set(product.name, (await this.products.create(actor, requestOf(product, directory))).id);
    }
    const templates = new Map<string, number>();
    for (const { name, description, terms, products: agreed } of sampleTemplates) {
      const request = { name, description, ...terms, products: agreed.map((each) => agreedOf(each, products)) };
      templates.set(name, (await this.templates.create(actor, request)).id);
    }
    const billed: number[] = [];
    for (const agreement of sampleAgreements) {
      const id = await this.agree(actor, agreement, { organizations, products, templates });
      if (agreement.draft !== true) billed.push(id);
    }
    return billed;
  }

  private async agree(
    actor: Actor,
    { organization, name, template, terms, startOn, endOn, products: agreed }: SampleAgreement,
    { organizations, products, templates }: Record<'organizations' | 'products' | 'templates', Ids>,
  ): Promise<number> {
    const today = this.clock.today();
    const dayOf = (day: SampleAgreement['startOn']) => dayOfMonthsAgo(today, day.monthsAgo, day.day).toString();
    const { id } = await this.agreements.create(actor, {
      ...terms,
      organizationId: idOf(organizations, organization),
      ...(name === undefined ? {} : { name }),
      ...(template === undefined ? {} : { templateId: idOf(templates, template) }),
      startOn: dayOf(startOn),
      endOn: endOn === undefined ? null : dayOf(endOn),
      products: agreed.map((each) => agreedOf(each, products)),
    });
    return id;
  }

  private async named(query: Sql): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: number; name: string }>(query);
    return new Map(rows.map((row) => [row.name, row.id]));
  }
}

type Ids = ReadonlyMap<string, number>;

/** Ids by name of what products refer to; of accounts by code. */
type Directory = Record<'accounts' | 'licenses' | 'groups' | 'roles', Ids>;

function requestOf({ account, quantity, cost, price, ...own }: SampleProduct, directory: Directory) {
  return {
    ...own,
    accountId: account === undefined ? null : idOf(directory.accounts, account),
    quantitySource: sourceOf(quantity, directory),
    costSource:
      cost === undefined ? { type: 'INHERIT_FROM_LICENSE' as const } : { type: 'FIXED' as const, amount: cost },
    price:
      'markup' in price
        ? { type: 'MARKUP' as const, percent: price.markup }
        : { type: 'FIXED' as const, amount: price.amount },
  };
}

function sourceOf(quantity: SampleQuantity, { licenses, groups, roles }: Directory): QuantitySourceRequest {
  switch (quantity.type) {
    case 'MANUAL':
      return quantity;
    case 'DEVICE_COUNT':
      return {
        type: quantity.type,
        deviceGroupId: quantity.group === undefined ? null : idOf(groups, quantity.group),
      };
    case 'END_USER_COUNT':
      return { type: quantity.type, roleIds: (quantity.roles ?? []).map((name) => idOf(roles, name)) };
    case 'SOFTWARE_LICENSE':
      return { type: quantity.type, licenseId: idOf(licenses, quantity.license), count: quantity.count };
  }
}

function agreedOf({ product, ...own }: SampleAgreedProduct, products: Ids) {
  return { ...own, productId: idOf(products, product) };
}

function idOf(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The sample refers to ${name}, which it does not have.`);
  return id;
}
