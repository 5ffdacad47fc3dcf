import type { TechnicianRule } from './normalization/normalizer.types.js';
import type { SoftwareRuleFields, UpdateSoftwareRuleRequest } from './software-rules.dto.js';

/** A rule of which nothing was said yet. */
const unsaid: SoftwareRuleFields = {
  priority: 100,
  field: 'NAME',
  operator: 'EQUALS',
  pattern: '',
  publisherPattern: null,
  productName: '',
  publisherName: '',
  kind: null,
};

/** The fields of a rule after a request, on top of what it was. */
export function fieldsOf(request: UpdateSoftwareRuleRequest, held: SoftwareRuleFields = unsaid): SoftwareRuleFields {
  const { publisherPattern, publisherName, kind } = request;
  return {
    priority: request.priority ?? held.priority,
    field: request.field ?? held.field,
    operator: request.operator ?? held.operator,
    pattern: request.pattern ?? held.pattern,
    publisherPattern: publisherPattern === undefined ? held.publisherPattern : publisherPattern || null,
    productName: request.productName ?? held.productName,
    publisherName: publisherName === undefined ? held.publisherName : (publisherName ?? ''),
    kind: kind === undefined ? held.kind : kind,
  };
}

/** A stored rule in the form of the normalizer. */
export function ruleOf(id: number, fields: SoftwareRuleFields): TechnicianRule {
  return { id, ...fields, publisherName: fields.publisherName === '' ? null : fields.publisherName };
}

/** True when a pattern tells no title from another: there is nothing in it but wildcards and signs. */
export function matchesEverything(pattern: string): boolean {
  return !/[\p{L}\p{N}]/u.test(pattern);
}

/** The rules with one of them put in place of what it was, or added. */
export function withRule(rules: readonly TechnicianRule[], rule: TechnicianRule): TechnicianRule[] {
  return [...rules.filter((each) => each.id !== rule.id), rule];
}
