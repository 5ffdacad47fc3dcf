import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, QueryFlag, QueryIds, QueryTexts, QueryWords } from '../../platform/http/list-query.js';
import { licenseTypes } from '../reconciliation/license-rule.rules.js';
import { complianceStates, termStates } from './licenses.dto.js';

export class LicenseListQuery extends ListQuery {
  @QueryWords(licenseTypes)
  type?: string[];

  @QueryWords(licenseTypes, { of: 'none' })
  typeNot?: string[];

  @QueryWords(['AUTOMATIC', 'MANUAL'])
  assignmentMode?: string[];

  /**
   * Limited to the organization, or global with a seat in it. Their usage stays that of the whole license:
   * `/organizations/{id}/licenses` counts in the organization alone.
   */
  @QueryIds()
  organizationId?: number[];

  @QueryIds()
  publisherId?: number[];

  /** Licenses without a publisher too. */
  @QueryIds({ of: 'none' })
  publisherIdNot?: number[];

  @QueryIds()
  vendorId?: number[];

  /** Licenses without a vendor too. */
  @QueryIds({ of: 'none' })
  vendorIdNot?: number[];

  @QueryWords(complianceStates)
  compliance?: string[];

  @QueryWords(complianceStates, { of: 'none' })
  complianceNot?: string[];

  @QueryWords(termStates)
  status?: string[];

  @QueryWords(termStates, { of: 'none' })
  statusNot?: string[];

  @QueryFlag()
  autoRenew?: boolean;

  @IsOptional()
  @IsCalendarDate()
  expiresBefore?: string;

  /** ISO 4217 codes of the cost that is shown to you. */
  @QueryTexts()
  currency?: string[];

  /** Expires on this day or later. */
  @IsOptional()
  @IsCalendarDate()
  expiresFrom?: string;

  /** With a yearly cost, or without. */
  @QueryFlag()
  hasYearlyCost?: boolean;

  /** With seats that cost something and that nobody uses, or without. */
  @QueryFlag()
  hasUnusedCost?: boolean;

  /** Licenses whose rule looks at the product. */
  @QueryIds()
  productId?: number[];

  @QueryTexts()
  tag?: string[];

  @QueryTexts({ of: 'none' })
  tagNot?: string[];
}

export class LicenseExportQuery extends exportQueryOf(LicenseListQuery) {}
