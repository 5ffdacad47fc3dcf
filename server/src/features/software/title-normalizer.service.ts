import { Injectable } from '@nestjs/common';
import {
  createNormalizer,
  type NormalizedTitle,
  productKeyOf,
  type RawTitle,
  type TechnicianRule,
} from './normalization/normalizer.rules.js';
import { normalizePublisher } from './normalization/publisher.rules.js';
import { tidyText } from './normalization/text.rules.js';
import { SoftwareRulesRepository } from './software-rules.repository.js';

/** Says what a title is. */
export type Normalize = (title: RawTitle) => NormalizedTitle;

/** The normalizer with the technicians' rules, as the open transaction sees them. */
@Injectable()
export class TitleNormalizer {
  private compiled: { rules: string; normalize: Normalize } | null = null;

  constructor(private readonly rules: SoftwareRulesRepository) {}

  /** The normalizer with the rules in force. */
  async current(): Promise<Normalize> {
    const rules = await this.rules.inForce();
    // Compiling is cheap but not free, and the rules are nearly always those of last time.
    const fingerprint = JSON.stringify(rules);
    if (this.compiled?.rules !== fingerprint) {
      this.compiled = { rules: fingerprint, normalize: createNormalizer({ rules }) };
    }
    return this.compiled.normalize;
  }

  /** The normalizer with other rules, to see what they would do. */
  withRules(rules: readonly TechnicianRule[]): Normalize {
    return createNormalizer({ rules: [...rules] });
  }
}

/** The key of a product that a technician names: what a rule with this name and publisher would yield. */
export function keyOfNamedProduct(name: string, publisher: string): string {
  return productKeyOf(tidyText(name), normalizePublisher(publisher).name);
}
