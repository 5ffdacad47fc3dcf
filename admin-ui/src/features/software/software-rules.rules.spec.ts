import type { SoftwareRuleResponse } from '../../api/model';
import { type RuleFields, ruleCondition, ruleRequest } from './software-rules.rules';

const fields: RuleFields = {
  field: 'NAME',
  operator: 'STARTS_WITH',
  pattern: ' acme agent ',
  publisherPattern: '',
  productName: 'Acme Agent',
  publisherName: ' ',
  kind: '',
  priority: null,
};

const rule: SoftwareRuleResponse = {
  id: 1,
  version: 1,
  field: 'NAME',
  operator: 'STARTS_WITH',
  pattern: 'acme',
  publisherPattern: null,
  productName: 'Acme Agent',
  publisherName: null,
  kind: null,
  priority: 100,
  titleCount: 2,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('rules of technicians', () => {
  it('sends what was left empty as "whatever the title says"', () => {
    expect(ruleRequest(fields)).toEqual({
      field: 'NAME',
      operator: 'STARTS_WITH',
      pattern: 'acme agent',
      productName: 'Acme Agent',
      publisherPattern: null,
      publisherName: null,
      kind: null,
    });
    expect(ruleRequest({ ...fields, priority: 5 })?.priority).toBe(5);
  });

  it('has nothing to send without a pattern or a product', () => {
    expect(ruleRequest({ ...fields, pattern: ' ' })).toBeNull();
    expect(ruleRequest({ ...fields, productName: '' })).toBeNull();
  });

  it('says when a rule applies', () => {
    expect(ruleCondition(rule)).toBe('Name starts with “acme”');
    expect(ruleCondition({ ...rule, publisherPattern: 'Acme*' })).toBe(
      'Name starts with “acme”, publisher is like “Acme*”',
    );
  });
});
