import { archivedSentence, listed, type Sentence } from './explanation.rules.js';
import type { AnyOrAll } from './license-rule.rules.js';
import type { PersonCheck } from './person-rule.rules.js';

/** A role that a rule names, and whether the person has it. */
export interface RolePart {
  id: number;
  of: 'END_USER' | 'TECHNICIAN';
  name: string;
  holds: boolean;
}

/** A check of a person with its answer. */
export interface AnsweredPersonCheck {
  kind: PersonCheck['kind'];
  passed: boolean;
  /** How many of the end-user roles are needed. */
  match: AnyOrAll;
  parts: RolePart[];
}

/** Who the person is, for the sentences. */
export interface ExplainedPerson {
  name: string;
  kind: 'END_USER' | 'TECHNICIAN' | 'CONTACT';
  /** Null: belongs to none. */
  organization: string | null;
  /** Whether that organization is archived. */
  archived: boolean;
}

/** Says what a check of a person found, and what to change where it failed. */
export function personSentenceOf(check: AnsweredPersonCheck, person: ExplainedPerson): Sentence {
  switch (check.kind) {
    case 'STATUS':
      return statusSentence(check, person);
    case 'SCOPE':
      return scopeSentence(check, person);
    case 'ROLES':
      return rolesSentence(check, person);
  }
}

function statusSentence(check: AnsweredPersonCheck, { name, organization, archived }: ExplainedPerson): Sentence {
  if (check.passed) return { detail: `${name} is active.`, advice: null };
  if (archived && organization !== null) {
    return archivedSentence(name, 'ORGANIZATION', { organization, location: organization });
  }
  return {
    detail: `${name} is deactivated, and deactivated technicians hold no seats.`,
    advice: `Activate ${name} if they still work here.`,
  };
}

function scopeSentence(check: AnsweredPersonCheck, { name, organization }: ExplainedPerson): Sentence {
  const where = organization ?? `${name}, who belongs to no organization,`;
  if (check.passed) return { detail: `${where} is in the scope of the license.`, advice: null };
  return {
    detail: `${where} is not in the scope of the license.`,
    advice:
      organization === null
        ? 'Make the license global: only global licenses give seats to people of no organization.'
        : `Add ${organization} to the scope of the license, or move ${name}.`,
  };
}

function rolesSentence({ passed, match, parts }: AnsweredPersonCheck, person: ExplainedPerson): Sentence {
  const { name, kind } = person;
  const own = parts.filter((part) => part.of === kind);
  const held = own.filter((part) => part.holds).map((part) => part.name);
  if (passed) return { detail: `${name} has the role ${listed(held)}.`, advice: null };
  const populations = [...new Set(parts.map((part) => (part.of === 'END_USER' ? 'end users' : 'technicians')))];
  if (own.length === 0) {
    const what = { END_USER: 'an end user', TECHNICIAN: 'a technician', CONTACT: 'a contact' }[kind];
    return {
      detail: `${name} is ${what}: the rule gives seats to ${listed(populations)} only.`,
      advice: `Add roles of ${kind === 'TECHNICIAN' ? 'technicians' : 'end users'} to the rule, or give the seat by a manual license.`,
    };
  }
  const missing = own.filter((part) => !part.holds).map((part) => part.name);
  const all = kind === 'END_USER' && match === 'ALL';
  return {
    detail: all
      ? `${name} has ${held.length} of the ${own.length} roles: the rule asks for all. Missing: ${listed(missing)}.`
      : `${name} has none of the roles that the rule asks for: ${listed(missing)}.`,
    advice: `Give ${name} the role ${listed(missing, all ? 'and' : 'or')}, or change the roles of the rule.`,
  };
}
