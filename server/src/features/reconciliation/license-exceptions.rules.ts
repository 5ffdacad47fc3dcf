/** Holders that an automatic license treats otherwise than its rule says, of the kind that holds its seats. */
export interface LicenseExceptions {
  /** Pinned in: they are given a seat whatever the rule says, as long as they are active and in scope. */
  included: readonly number[];
  /** Kept out whatever the rule says. */
  excluded: readonly number[];
}

/** The rule alone decides. */
export const noExceptions: LicenseExceptions = { included: [], excluded: [] };

/** An exception as it is explained. */
export interface HolderException {
  included: boolean;
  note: string;
}

/**
 * Puts together who is given seats: those who satisfy `base`, are not kept out, and satisfy the rule or are pinned in.
 * Conditions are of any kind: on devices or on people.
 * @param rule what the rule asks for, all of it; null where it has no section and gives seats to nobody.
 */
export function withExceptions<Condition>(
  { included, excluded }: LicenseExceptions,
  base: readonly Condition[],
  rule: readonly Condition[] | null,
  words: {
    among: (ids: readonly number[]) => Condition;
    not: (condition: Condition) => Condition;
    any: (conditions: readonly Condition[]) => Condition;
    all: (conditions: readonly Condition[]) => Condition;
  },
): Condition[] {
  const allowed = [...base, ...(excluded.length === 0 ? [] : [words.not(words.among(excluded))])];
  if (rule === null) return [...allowed, words.among(included)];
  return included.length === 0
    ? [...allowed, ...rule]
    : [...allowed, words.any([words.all(rule), words.among(included)])];
}

/** What an exception says about a holder, and what to do about it. */
export function exceptionSentence(
  { included, note }: HolderException,
  name: string,
): { detail: string; advice: string | null } {
  const why = note === '' ? '' : ` Note: “${note}”.`;
  return included
    ? { detail: `${name} is pinned in: it gets a seat whatever the rule says.${why}`, advice: null }
    : {
        detail: `${name} is kept out: it gets no seat whatever the rule says.${why}`,
        advice: `Remove the exception for ${name} to let the rule decide.`,
      };
}

/** Whether somebody gets a seat of an automatic license. */
export function isWanted(base: boolean, exception: HolderException | null, byRule: boolean): boolean {
  return base && (exception === null ? byRule : exception.included);
}
