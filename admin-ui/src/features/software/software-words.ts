import type {
  SoftwareRuleResponseField,
  SoftwareRuleResponseOperator,
  TitleResponseMatchedBy,
  TitleResponsePlatform,
} from '../../api/model';
import type { Words } from '../../core/words';

/** What decided for which product a title stands. */
export const matchedByWords: Words<TitleResponseMatchedBy> = {
  CATALOG: $localize`Catalog`,
  RULE: $localize`Rule`,
  GENERAL: $localize`General rules`,
  MANUAL: $localize`By hand`,
};

export const platformWords: Words<TitleResponsePlatform> = {
  WINDOWS: $localize`Windows`,
  MACOS: $localize`macOS`,
  LINUX: $localize`Linux`,
  OTHER: $localize`Other`,
};

/** What of a title a rule looks at. */
export const ruleFieldWords: Words<SoftwareRuleResponseField> = {
  NAME: $localize`Name`,
  PUBLISHER: $localize`Publisher`,
};

/** How a rule compares. */
export const ruleOperatorWords: Words<SoftwareRuleResponseOperator> = {
  EQUALS: $localize`is`,
  STARTS_WITH: $localize`starts with`,
  CONTAINS: $localize`contains`,
  WILDCARD: $localize`is like`,
};

/** A product with who makes it: "Acrobat Pro · Adobe". */
export function productText({ name, publisher }: { readonly name: string; readonly publisher: string | null }): string {
  return publisher === null ? name : `${name} · ${publisher}`;
}
