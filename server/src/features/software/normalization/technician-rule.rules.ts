import type { TechnicianRule } from './normalizer.types.js';
import { tidyText } from './text.rules.js';

/** What a technician's rule is compared with. */
export interface RuleSubject {
  /** The reported name, tidied. */
  name: string;
  /** The reported publisher, tidied; empty when none was reported. */
  publisher: string;
  /** The publisher's name as Seatwise spells it; empty when none was reported. */
  canonicalPublisher: string;
}

/** A rule made ready to be tried on many titles. */
export interface CompiledTechnicianRule {
  rule: TechnicianRule;
  matches: (subject: RuleSubject) => boolean;
}

type TextMatcher = (text: string) => boolean;

/**
 * Compiles a pattern in which `*` stands for any run of characters. Each literal piece is searched once, leftmost
 * first, so matching never backtracks: no pattern can make it slow.
 */
export function compileWildcard(pattern: string): TextMatcher {
  const pieces = tidyText(pattern).toLowerCase().split('*');
  const first = pieces[0] ?? '';
  if (pieces.length === 1) {
    return first === '' ? () => false : (text) => text.toLowerCase() === first;
  }
  const last = pieces.at(-1) ?? '';
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (text) => {
    const subject = text.toLowerCase();
    if (subject.length < first.length + last.length || !subject.startsWith(first) || !subject.endsWith(last)) {
      return false;
    }
    const end = subject.length - last.length;
    let position = first.length;
    for (const piece of middle) {
      const found = subject.indexOf(piece, position);
      if (found === -1 || found + piece.length > end) {
        return false;
      }
      position = found + piece.length;
    }
    return true;
  };
}

function compileOperator(rule: TechnicianRule): TextMatcher {
  const pattern = tidyText(rule.pattern).toLowerCase();
  if (pattern === '') {
    return () => false;
  }
  switch (rule.operator) {
    case 'EQUALS':
      return (text) => text.toLowerCase() === pattern;
    case 'STARTS_WITH':
      return (text) => text.toLowerCase().startsWith(pattern);
    case 'CONTAINS':
      return (text) => text.toLowerCase().includes(pattern);
    case 'WILDCARD':
      return compileWildcard(rule.pattern);
  }
}

/** The rules in the order in which they are tried: ascending priority, then ascending id. */
export function compileTechnicianRules(rules: readonly TechnicianRule[]): CompiledTechnicianRule[] {
  return rules
    .toSorted((left, right) => left.priority - right.priority || left.id - right.id)
    .map((rule) => {
      const matchesField = compileOperator(rule);
      const publisherPattern = rule.publisherPattern ?? '';
      const matchesPublisher = publisherPattern.trim() === '' ? () => true : compileWildcard(publisherPattern);
      const eitherPublisher = (matches: TextMatcher, subject: RuleSubject): boolean =>
        matches(subject.publisher) || matches(subject.canonicalPublisher);
      return {
        rule,
        matches: (subject) =>
          (rule.field === 'NAME' ? matchesField(subject.name) : eitherPublisher(matchesField, subject)) &&
          eitherPublisher(matchesPublisher, subject),
      };
    });
}
