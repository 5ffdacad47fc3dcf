import { IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, QueryFlag, QueryIds, QueryTexts, QueryWords } from '../../platform/http/list-query.js';
import { licenseTypes } from '../reconciliation/license-rule.rules.js';
import { complianceStates, termStates } from './licenses.dto.js';

export class LicenseListQuery extends ListQuery {
  @QueryWords(licenseTypes)
  type?: string[];

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

  @QueryIds()
  vendorId?: number[];

  @QueryWords(complianceStates)
  compliance?: string[];

  @QueryWords(termStates)
  status?: string[];

  @QueryFlag()
  autoRenew?: boolean;

  @IsOptional()
  @IsCalendarDate()
  expiresBefore?: string;

  /** ISO 4217 codes of the cost that is shown to you. */
  @QueryTexts()
  currency?: string[];

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
}

export class LicenseExportQuery extends exportQueryOf(LicenseListQuery) {}
