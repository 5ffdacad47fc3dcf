import { listed, type Sentence } from './explanation.rules.js';
import type { AnyOrAll, CheckKind } from './license-rule.rules.js';

/** One thing that a section asks for, and how many active devices of the location have it. */
export interface SitePart {
  id: number;
  name: string;
  devices: number;
}

/** A section of a rule of sites with its answer: how many active devices of the location satisfy it. */
export interface AnsweredSiteCheck {
  kind: CheckKind;
  match: AnyOrAll;
  devices: number;
  parts: SitePart[];
}

/** The location, for the sentences. */
export interface ExplainedSite {
  name: string;
  organization: string;
  /** Active devices there. */
  devices: number;
}

/** Whether the place is in scope. */
export function siteScopeSentence(passed: boolean, { name, organization }: ExplainedSite): Sentence {
  const place = `${organization}, ${name}`;
  if (passed) return { detail: `${place} is in the scope of the license.`, advice: null };
  return {
    detail: `${place} is not in the scope of the license.`,
    advice: `Add ${organization} (and the location ${name}) to the scope of the license.`,
  };
}

const words: Partial<Record<CheckKind, string>> = {
  PRODUCTS: 'the products',
  DEVICE_GROUPS: 'the device groups',
  SOFTWARE: 'the software condition',
};

/** How many devices of the location satisfy one section. */
export function siteSectionSentence(check: AnsweredSiteCheck, { name, devices }: ExplainedSite): Sentence {
  const what = words[check.kind] ?? 'the rule';
  const parts = check.parts.map((part) => `${part.name}: ${part.devices}`);
  const detail = `${check.devices} of ${devices} active devices at ${name} satisfy ${what} (${parts.join(', ')}).`;
  if (check.devices > 0) return { detail, advice: null };
  const wanted = listed(
    check.parts.map((part) => part.name),
    check.match === 'ALL' ? 'and' : 'or',
  );
  return { detail, advice: `One device at ${name} has to satisfy ${what} (${wanted}), or change the rule.` };
}

/** Whether one device satisfies everything at once. */
export function siteDevicesSentence(satisfying: number, { name, devices }: ExplainedSite): Sentence {
  if (devices === 0) {
    return { detail: `${name} has no active device.`, advice: `The rule looks at devices: ${name} needs one.` };
  }
  if (satisfying > 0) {
    return { detail: `${satisfying} of ${devices} active devices at ${name} satisfy everything.`, advice: null };
  }
  return {
    detail: `None of the ${devices} active devices at ${name} satisfies everything.`,
    advice: 'One device has to satisfy all sections of the rule at once.',
  };
}
