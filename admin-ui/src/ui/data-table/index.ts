export type { Column } from './columns.rules';
export { DataTable } from './data-table';
export { type ListSource, type PageOf, type TableRow, listSource } from './list-source';
export type { TableFilter } from './table-filter';
export { BulkActions, Cell, type RowAction } from './table-slots';
