import type { AssignmentRule, LicenseRule, LicenseType } from '../reconciliation/license-rule.rules.js';
import { contradictionsOf, softwareSectionName } from './rule-contradictions.rules.js';

/** What of a license decides whether its rule can give seats. */
type JudgedRule = Pick<LicenseRule, 'type' | 'assignmentMode' | 'rule'> & { scope: { global: boolean } };

/**
 * Why an automatic license can give nobody a seat, one sentence a reason; empty where it can.
 * @param pinsHolders whether it gives seats to somebody whatever its rule says.
 */
export function ruleWarnings(license: JudgedRule, pinsHolders: boolean): string[] {
  if (license.assignmentMode !== 'AUTOMATIC' || pinsHolders) return [];
  return license.type === 'PER_USER' ? roleWarnings(license) : softwareWarnings(license);
}

/** What is judged of a license whose quantity is to be enforced. */
type JudgedEnforcement = Pick<LicenseRule, 'type' | 'assignmentMode'> & { enforceQuantity: boolean };

/** Why enforcing the quantity refuses nothing, one sentence a reason; empty where it does, or is not asked for. */
export function enforcementWarnings({ type, assignmentMode, enforceQuantity }: JudgedEnforcement): string[] {
  if (!enforceQuantity) return [];
  if (type === 'CUSTOM') {
    return [
      'The quantity cannot be enforced: the usage of a custom license is a number that you set. More than the quantity shows as under-licensed.',
    ];
  }
  return assignmentMode === 'AUTOMATIC'
    ? [
        'The quantity cannot be enforced: a rule gives seats whatever the quantity is. More than the quantity shows as under-licensed.',
      ]
    : [];
}

function roleWarnings({ rule, scope }: JudgedRule): string[] {
  const endUsers = (rule.endUsers?.roleIds ?? []).length > 0;
  const technicians = (rule.technicians?.roleIds ?? []).length > 0;
  if (!endUsers && !technicians) return ['Without end-user or technician roles this license assigns nothing.'];
  if (technicians && !scope.global) {
    return ['Technicians belong to no organization: only a global license gives them seats.'];
  }
  return [];
}

function softwareWarnings({ rule }: JudgedRule): string[] {
  const sections = [rule.products?.items, rule.deviceGroups?.ids, rule.software];
  if (sections.every((section) => section === undefined || section.length === 0)) {
    return ['Without products, groups or software conditions this license assigns nothing.'];
  }
  return contradictionsOf(rule);
}

/** A section of a rule, alone. */
export interface RuleSection {
  /** What it is called: `the products`. */
  name: string;
  rule: AssignmentRule;
}

/** The sections of a rule, each as a rule of its own. */
export function ruleSections({ rule }: Pick<LicenseRule, 'rule'>): RuleSection[] {
  const { products, deviceGroups, software = [], endUsers, technicians } = rule;
  const sections: RuleSection[] = [];
  if (products !== undefined) sections.push({ name: 'the products', rule: { products } });
  if (deviceGroups !== undefined) sections.push({ name: 'the device groups', rule: { deviceGroups } });
  for (const [index, condition] of software.entries()) {
    sections.push({ name: softwareSectionName(index, software.length), rule: { software: [condition] } });
  }
  if (endUsers !== undefined) sections.push({ name: 'the end-user roles', rule: { endUsers } });
  if (technicians !== undefined) sections.push({ name: 'the technician roles', rule: { technicians } });
  return sections;
}

const holders = { PER_DEVICE: 'device', PER_SITE: 'location', PER_USER: 'person', CUSTOM: 'holder' } as const;

/**
 * Says that a rule gives nobody a seat as things are now.
 * @param empty names of sections that nobody in scope satisfies.
 */
export function nobodyWarning(type: LicenseType, empty: readonly string[]): string {
  const holder = holders[type];
  return empty.length === 0
    ? `Each section is satisfied by some ${holder} in scope, but no ${holder} satisfies all of them.`
    : `No ${holder} in scope satisfies ${empty.join(', or ')}.`;
}
