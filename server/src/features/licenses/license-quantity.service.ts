import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { translateViolations } from '../../platform/database/violations.js';
import { invalidFields } from '../../platform/http/app-error.js';
import { Clock } from '../../platform/time/clock.js';
import type { LicensePurchase } from './license-ledger.entity.js';
import { LicenseLedgerRepository } from './license-ledger.repository.js';
import type { AddPurchaseRequest, ChangePurchaseRequest } from './license-purchase.dto.js';
import {
  correctedAmounts,
  correctionErrors,
  purchaseAmounts,
  purchaseDay,
  purchaseErrors,
  purchaseKindOf,
  saysMore,
} from './license-purchase.rules.js';
import type { DerivedCost } from './license-terms.rules.js';
import { type ChangeQuantityRequest, largestQuantity } from './license-request.dto.js';
import {
  notCustom,
  purchaseOrder,
  purchaseToCome,
  quantityAllocated,
  quantityOutOfRange,
  referenceError,
} from './licenses.errors.js';
import type { License } from './licenses.entity.js';
import { LicensesRepository } from './licenses.repository.js';
import type { LicenseColumns } from './licenses.types.js';

/** A purchase that is to be written. */
type NewPurchase = Omit<AddPurchaseRequest, 'kind'> & { kind?: LicensePurchase['kind'] };

/** What the papers of a renewal say. */
interface RenewalPapers {
  purchasedOn: string;
  vendorId: number | null;
  poNumber?: string | undefined;
  invoiceNumber?: string | undefined;
  note?: string | undefined;
}

type HeldQuantity = Pick<License, 'id' | 'type' | 'quantity' | 'customUsage' | 'costCurrency'>;

/** The only place that changes a license's quantity, each time with the purchase that explains it. */
@Injectable()
export class LicenseQuantity {
  constructor(
    private readonly clock: Clock,
    private readonly licenses: LicensesRepository,
    private readonly ledger: LicenseLedgerRepository,
  ) {}

  /**
   * The first purchases of new licenses: the whole quantity of each. Their days and amounts were checked with the
   * licenses, and of one purchase there is no order to keep.
   */
  async recordInitials(actor: Actor, created: readonly { id: number; columns: LicenseColumns }[]): Promise<void> {
    const rows = created.map(({ id, columns }) => {
      const { costMode, costAmount, costCurrency, purchaseDate, quantity, vendorId } = columns;
      const amount = costMode === 'PER_LICENSE' ? { unitCost: costAmount } : { totalCost: costAmount };
      return {
        licenseId: id,
        kind: 'INITIAL' as const,
        purchasedOn: purchaseDate ?? this.today(),
        quantityDelta: quantity,
        ...purchaseAmounts(amount, quantity, costCurrency),
        vendorId,
        poNumber: '',
        invoiceNumber: '',
        note: '',
        actorId: actor.id,
        actorName: actor.name,
      };
    });
    await translateViolations(() => this.ledger.addPurchases(rows), vendorViolation);
  }

  /**
   * Sets the quantity of a license that is held, and of a custom one its usage, and writes both down.
   * @throws AppError 422 `license.not-custom`, `money.digits`, `purchase.order`, `reference.unknown` for the vendor,
   * `quantity.allocated` for less than what is reserved for organizations.
   */
  async change(actor: Actor, license: HeldQuantity, request: ChangeQuantityRequest): Promise<void> {
    const { quantity, usage, ...details } = request;
    if (usage !== undefined && license.type !== 'CUSTOM') throw notCustom();
    const entry = { ...details, quantityDelta: quantity - license.quantity };
    // Of a custom license, a note alone is about its usage.
    const speaks = saysMore(license.type === 'CUSTOM' ? { ...entry, note: '' } : entry);
    if (entry.quantityDelta !== 0 || speaks) await this.record(actor, license, entry);
    await this.write(license, { quantity, ...(usage === undefined ? {} : { customUsage: usage }) });
    await this.recordUsage(actor, license, quantity, usage ?? license.customUsage, request.note ?? '');
  }

  /** Sets the quantity of a license that is held, without a word about it. */
  async set(actor: Actor, license: HeldQuantity, quantity: number): Promise<void> {
    const quantityDelta = quantity - license.quantity;
    if (quantityDelta === 0) return;
    await this.record(actor, license, { quantityDelta });
    await this.write(license, { quantity });
  }

  /** Adds a purchase to a license that is held. @returns its id. @throws AppError 422, like `change`. */
  async add(actor: Actor, license: HeldQuantity, purchase: NewPurchase): Promise<number> {
    const quantity = license.quantity + purchase.quantityDelta;
    if (quantity < 0 || quantity > largestQuantity) throw quantityOutOfRange(license.quantity);
    const id = await this.record(actor, license, purchase);
    await this.write(license, { quantity });
    await this.recordUsage(actor, license, quantity, license.customUsage, '');
    return id;
  }

  /** Writes down renewals that change no quantity, each on the day that it was due. */
  async recordRenewals(
    actor: Actor,
    license: Pick<License, 'id' | 'vendorId'>,
    days: readonly string[],
    cost: DerivedCost | null,
  ): Promise<void> {
    const { vendorId } = license;
    const rows = days.map((purchasedOn) =>
      renewalRow(actor, license.id, cost, { purchasedOn, quantityDelta: 0, vendorId }),
    );
    await this.ledger.addPurchases(rows);
  }

  /**
   * Renews a license that is held with another quantity, and writes down what the new term costs.
   * @param cost of the whole term, for the new quantity.
   * @throws AppError 422, like `change`.
   */
  async renew(
    actor: Actor,
    license: HeldQuantity,
    quantity: number,
    cost: DerivedCost | null,
    papers: RenewalPapers,
  ): Promise<void> {
    const quantityDelta = quantity - license.quantity;
    const row = renewalRow(actor, license.id, cost, { ...papers, quantityDelta });
    await translateViolations(() => this.ledger.addPurchase(row), vendorViolation);
    if (quantityDelta === 0) return;
    await this.demandOrder(license.id);
    await this.write(license, { quantity });
    await this.recordUsage(actor, license, quantity, license.customUsage, papers.note ?? '');
  }

  /**
   * The day of a purchase of a license.
   * @throws AppError 422 `date.order` for a day that is still to come.
   */
  async dayOf(license: Pick<License, 'id'>, purchasedOn: string | undefined): Promise<string> {
    const latest = purchaseDay(this.today(), await this.ledger.lastDay(license.id));
    demandDay(purchasedOn, latest);
    return purchasedOn ?? latest;
  }

  /** Corrects what a purchase says besides its quantity. The license is held. @throws AppError 422, like `change`. */
  async correct(license: HeldQuantity, purchase: LicensePurchase, request: ChangePurchaseRequest): Promise<void> {
    const { unitCost, totalCost, currency, ...plain } = request;
    demandDay(plain.purchasedOn, purchaseDay(this.today(), await this.ledger.lastDay(license.id)));
    const given = { unitCost, totalCost, currency };
    const errors = correctionErrors(purchase, given, license.costCurrency);
    if (errors.length > 0) throw invalidFields(errors);
    const amounts = correctedAmounts(purchase, purchase.quantityDelta, given, license.costCurrency);
    await translateViolations(() => this.ledger.updatePurchase(purchase.id, { ...plain, ...amounts }), vendorViolation);
    if (plain.purchasedOn !== undefined) await this.demandOrder(license.id);
  }

  /** Writes a change of quantity or usage into the usage history of a license that is custom, was, or becomes it. */
  async recordUsage(
    actor: Actor,
    before: Pick<License, 'id' | 'type' | 'quantity' | 'customUsage'>,
    newQuantity: number,
    newUsage: number | null,
    note: string,
  ): Promise<void> {
    const oldUsage = before.customUsage ?? 0;
    const usageStays = oldUsage === (newUsage ?? 0);
    if (before.type !== 'CUSTOM' && usageStays) return;
    if (before.quantity === newQuantity && usageStays && note === '') return;
    await this.ledger.addUsageChange({
      licenseId: before.id,
      oldQuantity: before.quantity,
      newQuantity,
      oldUsage,
      newUsage: newUsage ?? 0,
      note,
      actorId: actor.id,
      actorName: actor.name,
    });
  }

  private async write(license: HeldQuantity, columns: { quantity: number; customUsage?: number }): Promise<void> {
    const { quantity } = columns;
    if (quantity < license.quantity && quantity < (await this.licenses.allocatedOf(license.id)))
      throw quantityAllocated();
    await this.licenses.update(license.id, columns);
  }

  private async record(
    actor: Actor,
    license: Pick<License, 'id' | 'costCurrency'>,
    purchase: NewPurchase,
  ): Promise<number> {
    const { quantityDelta } = purchase;
    // The first purchase has the license's own cost, which is checked with the license.
    const errors = purchase.kind === 'INITIAL' ? [] : purchaseErrors(purchase, license.costCurrency);
    if (errors.length > 0) throw invalidFields(errors);
    const latest = purchaseDay(this.today(), await this.ledger.lastDay(license.id));
    if (purchase.kind !== 'INITIAL') demandDay(purchase.purchasedOn, latest);
    const row = {
      licenseId: license.id,
      kind: purchaseKindOf(purchase),
      purchasedOn: purchase.purchasedOn ?? latest,
      quantityDelta,
      ...purchaseAmounts(purchase, quantityDelta, license.costCurrency),
      vendorId: purchase.vendorId ?? null,
      poNumber: purchase.poNumber ?? '',
      invoiceNumber: purchase.invoiceNumber ?? '',
      note: purchase.note ?? '',
      actorId: actor.id,
      actorName: actor.name,
    };
    const id = await translateViolations(() => this.ledger.addPurchase(row), vendorViolation);
    if (quantityDelta !== 0) await this.demandOrder(license.id);
    return id;
  }

  /** The database demands the same when the transaction commits; here it is said in words. */
  private async demandOrder(licenseId: number): Promise<void> {
    const broken = await this.ledger.impossibleDay(licenseId, largestQuantity);
    if (broken !== null) throw purchaseOrder(broken.day, broken.quantity);
  }

  private today(): string {
    return this.clock.today().toString();
  }
}

/** A renewal, as the ledger keeps it: with what the whole of the new term costs, whatever the quantity changes by. */
function renewalRow(
  actor: Actor,
  licenseId: number,
  cost: DerivedCost | null,
  { purchasedOn, quantityDelta, vendorId, ...papers }: RenewalPapers & { quantityDelta: number },
) {
  return {
    licenseId,
    kind: 'RENEWAL' as const,
    purchasedOn,
    quantityDelta,
    unitCost: cost?.unitCost ?? null,
    totalCost: cost?.totalCost ?? null,
    currency: cost?.currency ?? null,
    vendorId,
    poNumber: papers.poNumber ?? '',
    invoiceNumber: papers.invoiceNumber ?? '',
    note: papers.note ?? '',
    actorId: actor.id,
    actorName: actor.name,
  };
}

/** A quantity counts from its day on, and the page of the license shows it at once. */
function demandDay(purchasedOn: string | undefined, latest: string): void {
  if (purchasedOn !== undefined && purchasedOn > latest) throw purchaseToCome(latest);
}

const vendorViolation = {
  license_purchase_vendor_id_fkey: () => invalidFields([referenceError('vendorId', 'vendor')]),
};
