import { sql, type Sql } from '../../platform/database/sql.js';

/** An amount with so many digits after the point; of two numbers that are as near, the one that ends in an even digit. */
export function roundedHalfEven(amount: Sql, digits: Sql): Sql {
  return sql`(
    SELECT round(CASE WHEN abs(minor.units) % 2 = 0.5 THEN trunc(minor.units) ELSE round(minor.units) END
      / 10::numeric ^ minor.digits, minor.digits)
    FROM (SELECT (${amount}) * 10::numeric ^ ${digits} AS units, ${digits} AS digits OFFSET 0) minor)`;
}
