export type { Column } from './columns.rules';
export { DataTable } from './data-table';
export { type ListSource, type PageOf, listSource } from './list-source';
export type { TableFilter } from './table-filter';
export { BulkActions, Cell, type RowAction } from './table-slots';
