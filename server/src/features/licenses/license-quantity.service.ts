import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { Actor } from '../../platform/authorization/actor.js';
import { Config } from '../../platform/config/config.js';
import { translateViolations } from '../../platform/database/violations.js';
import { invalidFields } from '../../platform/http/app-error.js';
import type { ChangeQuantityRequest } from './license-request.dto.js';
import type { PurchaseKind } from './license-ledger.entity.js';
import { LicenseLedgerRepository } from './license-ledger.repository.js';
import { currencyDigits, unitCostErrors } from './license-terms.rules.js';
import { notCustom, quantityAllocated, referenceError } from './licenses.errors.js';
import type { License } from './licenses.entity.js';
import { LicensesRepository } from './licenses.repository.js';
import type { LicenseColumns } from './licenses.types.js';

/** What a purchase says besides the quantity. */
export type PurchaseDetails = Omit<ChangeQuantityRequest, 'quantity' | 'usage'>;

/** The only place that changes a license's quantity, each time with the purchase that explains it. */
@Injectable()
export class LicenseQuantity {
  constructor(
    private readonly config: Config,
    private readonly licenses: LicensesRepository,
    private readonly ledger: LicenseLedgerRepository,
  ) {}

  /** The first purchase of a new license: its whole quantity. */
  async recordInitial(actor: Actor, id: number, columns: LicenseColumns): Promise<void> {
    await this.record(actor, { ...columns, id, quantity: 0 }, columns.quantity, 'INITIAL', {
      ...(columns.purchaseDate === null ? {} : { purchasedOn: columns.purchaseDate }),
      ...(columns.costMode === 'PER_LICENSE' && columns.costAmount !== null ? { unitCost: columns.costAmount } : {}),
      vendorId: columns.vendorId,
    });
  }

  /**
   * Sets the quantity of a license that is held, and of a custom one its usage, and writes both down.
   * @throws AppError 422 `license.not-custom`, `money.digits`, `reference.unknown` for the vendor, `quantity.allocated`
   * for less than what is reserved for organizations.
   */
  async change(actor: Actor, license: License, request: ChangeQuantityRequest): Promise<void> {
    const { quantity, usage, ...details } = request;
    if (usage !== undefined && license.type !== 'CUSTOM') throw notCustom();
    const errors = unitCostErrors(details.unitCost, license.costCurrency);
    if (errors.length > 0) throw invalidFields(errors);
    const delta = quantity - license.quantity;
    if (delta < 0) await this.demandAboveAllocated(license.id, quantity);
    // Of a custom license, a note alone is about its usage.
    const speaks = saysMore(license.type === 'CUSTOM' ? { ...details, note: '' } : details);
    if (delta !== 0 || speaks) {
      await this.record(actor, license, quantity, delta > 0 ? 'PURCHASE' : 'ADJUSTMENT', details);
    }
    await this.licenses.update(license.id, {
      quantity,
      ...(usage === undefined ? {} : { customUsage: usage }),
    });
    await this.recordUsage(actor, license, quantity, usage ?? license.customUsage, request.note ?? '');
  }

  private async demandAboveAllocated(licenseId: number, quantity: number): Promise<void> {
    const allocated = await this.licenses.allocatedOf(licenseId);
    if (quantity < allocated) throw quantityAllocated();
  }

  /** Writes a change of quantity or usage into the usage history of a custom license. */
  async recordUsage(
    actor: Actor,
    before: Pick<License, 'id' | 'type' | 'quantity' | 'customUsage'>,
    newQuantity: number,
    newUsage: number | null,
    note: string,
  ): Promise<void> {
    if (before.type !== 'CUSTOM') return;
    const oldUsage = before.customUsage ?? 0;
    const unchanged = before.quantity === newQuantity && oldUsage === (newUsage ?? 0);
    if (unchanged && note === '') return;
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

  private async record(
    actor: Actor,
    before: Pick<License, 'id' | 'quantity' | 'costCurrency'>,
    quantity: number,
    kind: PurchaseKind,
    details: PurchaseDetails,
  ): Promise<void> {
    const delta = quantity - before.quantity;
    const { unitCost } = details;
    const purchase = {
      licenseId: before.id,
      kind,
      purchasedOn: details.purchasedOn ?? Temporal.Now.plainDateISO(this.config.values.TIME_ZONE).toString(),
      quantityDelta: delta,
      quantityAfter: quantity,
      unitCost: unitCost ?? null,
      totalCost: unitCost === undefined ? null : totalOf(unitCost, delta, before.costCurrency),
      currency: unitCost === undefined ? null : before.costCurrency,
      vendorId: details.vendorId ?? null,
      poNumber: details.poNumber ?? '',
      invoiceNumber: details.invoiceNumber ?? '',
      note: details.note ?? '',
      actorId: actor.id,
      actorName: actor.name,
    };
    await translateViolations(() => this.ledger.addPurchase(purchase), {
      license_purchase_vendor_id_fkey: () => invalidFields([referenceError('vendorId', 'vendor')]),
    });
  }
}

/** True when a purchase is worth keeping though the quantity stays: what it cost, its papers, a note. */
function saysMore({ unitCost, poNumber = '', invoiceNumber = '', note = '' }: PurchaseDetails): boolean {
  return unitCost !== undefined || [poNumber, invoiceNumber, note].some((text) => text !== '');
}

function totalOf(unitCost: string, delta: number, currency: string | null): string {
  const unit = new Decimal(unitCost);
  const digits = currency === null ? Math.max(2, unit.decimalPlaces()) : currencyDigits(currency);
  return unit.mul(delta).toFixed(digits, Decimal.ROUND_HALF_EVEN);
}
