import type { RawTitle, TechnicianRule } from './normalization/normalizer.rules.js';
import { createPublisherNormalizer } from './normalization/publisher.rules.js';
import { compileTechnicianRules } from './normalization/technician-rule.rules.js';
import { tidyText } from './normalization/text.rules.js';
import type { Platform, TitleMatch } from './software.types.js';

/** A title as it is stored, with '' for what was not reported. */
interface StoredTitle {
  name: string;
  publisher: string;
  platform: Platform;
  source: string;
  systemCategory: string;
}

/** A stored title in the form of the normalizer. */
export function rawTitleOf(title: StoredTitle): RawTitle {
  const reported = (text: string): string | null => (text === '' ? null : text);
  return {
    name: title.name,
    publisher: reported(title.publisher),
    platform: title.platform,
    source: reported(title.source),
    systemCategory: reported(title.systemCategory),
  };
}

/** How the normalizer names a technician's rule. */
export function matchedByIdOf(ruleId: number): string {
  return `rule.${ruleId}`;
}

/**
 * Tells of which titles the answer can change when one rule is made, changed or removed: those that it decides now, and
 * those that it would match. That is far cheaper to find out than the answers themselves.
 *
 * @param ruleId the rule
 * @param rule as it will be; null when it is removed
 */
export function concernedBy(
  ruleId: number,
  rule: TechnicianRule | null,
): (title: StoredTitle & { matchedBy: TitleMatch; matchedById: string }) => boolean {
  const compiled = compileTechnicianRules(rule === null ? [] : [rule]);
  const spellPublisher = createPublisherNormalizer();
  return (title) => {
    if (title.matchedBy === 'RULE' && title.matchedById === matchedByIdOf(ruleId)) return true;
    const subject = {
      name: tidyText(title.name),
      publisher: tidyText(title.publisher),
      canonicalPublisher: spellPublisher(title.publisher).name ?? '',
    };
    return compiled.some((each) => each.matches(subject));
  };
}
