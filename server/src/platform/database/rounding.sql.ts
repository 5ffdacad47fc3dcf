import { sql, type Sql } from './sql.js';

/**
 * An amount rounded to the digits of its currency; of two numbers that are as near, the one that ends in an even digit.
 * @param minor how many of its smallest units the currency has: 10 to the power of `digits`
 */
export function roundedHalfEven(amount: Sql, { digits, minor }: { digits: Sql; minor: Sql }): Sql {
  return sql`CASE WHEN abs((${amount}) * ${minor}) % 2 = 0.5
    THEN round(trunc((${amount}) * ${minor}) / ${minor}, ${digits}) ELSE round(${amount}, ${digits}) END`;
}
