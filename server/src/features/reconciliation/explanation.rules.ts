import type { AnyOrAll, CheckKind } from './license-rule.rules.js';
import type { SoftwareMatch } from '../device-criteria/device-criteria.rules.js';

/** One thing that a check looks at, and how it stands with this device. */
export interface CheckPart {
  id: number;
  name: string;
  /** Whether the device has the product, or is in the group. */
  holds: boolean;
  /** Of a product: the range that the rule asks for. */
  versionRange?: string | null;
  /** Of a product: the versions on the device; empty when it is not installed. */
  versions?: string[];
}

/** A check with its answer and what is needed to speak about it. */
export interface AnsweredCheck {
  kind: CheckKind;
  passed: boolean;
  match: AnyOrAll;
  softwareMatch?: SoftwareMatch;
  parts: CheckPart[];
}

/** What the device is, for the sentences. */
export interface ExplainedDevice {
  name: string;
  status: string;
  /** What of its place is archived; null: nothing. */
  archived: 'ORGANIZATION' | 'LOCATION' | null;
  organization: string;
  location: string;
}

/** A check as a person reads it: what was found, and what would change it. */
export interface Sentence {
  detail: string;
  advice: string | null;
}

/** Says what a check found, with the fact behind it, and what to change where it failed. */
export function sentenceOf(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  switch (check.kind) {
    case 'STATUS':
      return statusSentence(check, device);
    case 'SCOPE':
      return scopeSentence(check, device);
    case 'PRODUCTS':
      return productsSentence(check, device);
    case 'DEVICE_GROUPS':
      return groupsSentence(check, device);
    case 'SOFTWARE':
      return softwareSentence(check, device);
  }
}

function statusSentence(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  if (check.passed) return { detail: `${device.name} is active.`, advice: null };
  if (device.archived !== null && device.status === 'ACTIVE')
    return archivedSentence(device.name, device.archived, device);
  return {
    detail: `${device.name} is decommissioned, and decommissioned devices hold no seats.`,
    advice: `Reactivate ${device.name} if it is still in use.`,
  };
}

/** Why something at an archived place holds no seats. */
export function archivedSentence(
  name: string,
  archived: 'ORGANIZATION' | 'LOCATION',
  place: { organization: string; location: string },
): Sentence {
  const what = archived === 'ORGANIZATION' ? place.organization : place.location;
  return {
    detail: `${what} is archived, and nothing there holds seats.`,
    advice: what === name ? `Restore ${what}.` : `Restore ${what}, or move ${name}.`,
  };
}

function scopeSentence(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  const place = `${device.organization}, ${device.location}`;
  return check.passed
    ? { detail: `${place} is in the scope of the license.`, advice: null }
    : {
        detail: `${place} is not in the scope of the license.`,
        advice: `Add ${device.organization} (and the location ${device.location}) to the scope of the license, or move the device.`,
      };
}

function productsSentence(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  const held = check.parts.filter((part) => part.holds);
  const missing = check.parts.filter((part) => !part.holds);
  if (check.passed) {
    return { detail: `${device.name} has ${listed(held.map((part) => withVersions(part)))}.`, advice: null };
  }
  const detail =
    check.match === 'ALL' && held.length > 0
      ? `${device.name} has ${held.length} of the ${check.parts.length} products: the rule asks for all. Missing: ${listed(missing.map((part) => describeMissing(part)))}.`
      : `${device.name} has none of the products that the rule asks for: ${listed(missing.map((part) => describeMissing(part)))}.`;
  return { detail, advice: productsAdvice(check.match, missing) };
}

/** What would make the products right: of all, each that is missing counts; of any, one of them is enough. */
function productsAdvice(match: AnyOrAll, missing: readonly CheckPart[]): string {
  const wrongVersion = missing.filter((part) => (part.versions ?? []).length > 0).map((part) => part.name);
  const absent = missing.filter((part) => (part.versions ?? []).length === 0).map((part) => part.name);
  const install = listed(absent, match === 'ALL' ? 'and' : 'or');
  if (wrongVersion.length === 0) {
    return `Install ${install}, or change the products of the rule. If it is installed under another name, map that title to the product.`;
  }
  const widen = `Widen the version range of ${listed(wrongVersion)}, or install a version inside it.`;
  if (absent.length === 0) return widen;
  return match === 'ALL' ? `${widen} Also install ${install}.` : `${widen} Or install ${install}.`;
}

function groupsSentence(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  const held = check.parts.filter((part) => part.holds);
  const missing = check.parts.filter((part) => !part.holds);
  const asked = check.match === 'ALL' ? 'the rule asks for all' : 'the rule asks for any';
  if (check.passed) {
    return { detail: `${device.name} is in ${listed(held.map((part) => part.name))} (${asked}).`, advice: null };
  }
  return {
    detail: `${device.name} is in ${held.length} of the ${check.parts.length} groups: ${asked}. Not in ${listed(missing.map((part) => part.name))}.`,
    advice:
      held.length > 0
        ? `Change the match of the groups to any, or make ${device.name} satisfy ${listed(missing.map((part) => part.name))}.`
        : `Make ${device.name} satisfy ${listed(
            missing.map((part) => part.name),
            check.match === 'ALL' ? 'and' : 'or',
          )}, or change the groups of the rule.`,
  };
}

const softwareDemands: Record<SoftwareMatch, string> = {
  CONTAINS_ANY: 'any of',
  CONTAINS_ALL: 'all of',
  NOT_CONTAINS_ANY: 'none of',
  NOT_CONTAINS_ALL: 'not all of',
};

function softwareSentence(check: AnsweredCheck, device: ExplainedDevice): Sentence {
  const held = check.parts.filter((part) => part.holds).map((part) => part.name);
  const missing = check.parts.filter((part) => !part.holds).map((part) => part.name);
  const match = check.softwareMatch ?? 'CONTAINS_ANY';
  const asked = `The rule asks for ${softwareDemands[match]} ${listed(check.parts.map((part) => part.name))}`;
  const found = held.length === 0 ? `${device.name} has none of them` : `${device.name} has ${listed(held)}`;
  const detail = `${asked}; ${found}.`;
  if (check.passed) return { detail, advice: null };
  return {
    detail,
    advice: match.startsWith('NOT')
      ? `Uninstall ${listed(held, match === 'NOT_CONTAINS_ANY' ? 'and' : 'or')} from ${device.name}, or change the condition.`
      : `Install ${listed(missing, match === 'CONTAINS_ALL' ? 'and' : 'or')} on ${device.name}, or change the condition.`,
  };
}

function withVersions(part: CheckPart): string {
  const versions = (part.versions ?? []).filter((version) => version !== '');
  return versions.length === 0 ? part.name : `${part.name} ${versions.join(', ')}`;
}

function describeMissing(part: CheckPart): string {
  const range = part.versionRange ?? null;
  if (range === null) return part.name;
  const versions = part.versions ?? [];
  if (versions.length === 0) return `${part.name} ${range}`;
  const found = versions.map((version) => (version === '' ? 'without a version' : version)).join(', ');
  return `${part.name} ${range} (installed: ${found})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length <= 1) return names[0] ?? 'nothing';
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
