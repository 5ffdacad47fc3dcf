import type { AppKey } from '../../api/model';

/** What of the overview somebody will see. */
export interface ExpectedParts {
  /** How many figures that may need attention. */
  readonly cards: number;
  readonly licenses: boolean;
  readonly activity: boolean;
}

/** What somebody will see, as far as their abilities and the apps in use tell: room is kept for it. */
export function expectedParts(sees: (subject: string) => boolean, isActive: (app: AppKey) => boolean): ExpectedParts {
  const licenses = sees('License') && isActive('asset-management');
  const unbilled = licenses && sees('BillingAgreement') && isActive('billing');
  const single = [sees('Alert'), unbilled, sees('Title'), sees('Device')].filter((expected) => expected).length;
  return { cards: (licenses ? 3 : 0) + single, licenses, activity: sees('AuditEvent') };
}
