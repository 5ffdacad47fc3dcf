import type {
  CreateSoftwareRuleRequest,
  SoftwareResponseKind,
  SoftwareRuleResponse,
  SoftwareRuleResponseField,
  SoftwareRuleResponseOperator,
} from '../../api/model';
import { ruleFieldWords, ruleOperatorWords } from './software-words';

/** What the form of a rule holds; an empty text or kind means "whatever the title says". */
export interface RuleFields {
  readonly field: SoftwareRuleResponseField;
  readonly operator: SoftwareRuleResponseOperator;
  readonly pattern: string;
  readonly publisherPattern: string;
  readonly productName: string;
  readonly publisherName: string;
  readonly kind: SoftwareResponseKind | '';
  readonly priority: number | null;
}

/** What is sent for a rule; `null` while it lacks what every rule needs. */
export function ruleRequest(fields: RuleFields): CreateSoftwareRuleRequest | null {
  const pattern = fields.pattern.trim();
  const productName = fields.productName.trim();
  if (pattern === '' || productName === '') return null;
  return {
    field: fields.field,
    operator: fields.operator,
    pattern,
    productName,
    publisherPattern: textOrNull(fields.publisherPattern),
    publisherName: textOrNull(fields.publisherName),
    kind: fields.kind === '' ? null : fields.kind,
    ...(fields.priority === null ? {} : { priority: fields.priority }),
  };
}

/** When a rule applies, in words: "Name starts with “acrobat”". */
export function ruleCondition({ field, operator, pattern, publisherPattern }: SoftwareRuleResponse): string {
  const words = $localize`${ruleFieldWords[field]}:field: ${ruleOperatorWords[operator]}:operator: “${pattern}:pattern:”`;
  return publisherPattern === null
    ? words
    : $localize`${words}:condition:, publisher is like “${publisherPattern}:pattern:”`;
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
