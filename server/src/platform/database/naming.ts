import { DefaultNamingStrategy, type NamingStrategyInterface, Table } from 'typeorm';

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function tableNameOf(tableOrName: Table | string): string {
  return (tableOrName instanceof Table ? tableOrName.name : tableOrName).split('.').at(-1) ?? '';
}

/** Names as PostgreSQL itself would give them, so that migrations written as plain SQL agree with the entities. */
export class PostgresNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName: string): string {
    return customName || snakeCase(className);
  }

  override columnName(propertyName: string, customName: string, prefixes: string[]): string {
    return snakeCase([...prefixes, customName || propertyName].join('_'));
  }

  override primaryKeyName(table: Table | string): string {
    return `${tableNameOf(table)}_pkey`;
  }

  override foreignKeyName(table: Table | string, columnNames: string[]): string {
    return `${tableNameOf(table)}_${columnNames.join('_')}_fkey`;
  }
}
