import type supertest from 'supertest';
import type { Action } from '../authorization/permissions.js';
import type { MatrixEntry, MatrixStage } from './permission-matrix.js';

/** An operation on a row, written shorter than as an entry. */
export interface RowOperation<Row> extends Pick<
  MatrixEntry,
  'when' | 'opens' | 'changedBy' | 'lists' | 'besides' | 'exception' | 'spends' | 'endsSession' | 'whole'
> {
  /** All of them are needed. */
  needs: Action | readonly Action[];
  path: (row: Row, stage: MatrixStage) => string;
  body?: (row: Row, stage: MatrixStage) => object;
  send?: (request: supertest.Test, row: Row) => supertest.Test;
  belonging?: MatrixEntry['belonging'];
}

/** What is common to the operations on rows of a kind. */
export interface RowKind<Row> extends Pick<MatrixEntry, 'belonging' | 'besides' | 'changedBy'> {
  area: Exclude<MatrixEntry['access'], string>['area'];
  row: (stage: MatrixStage) => Promise<Row>;
  /** What is in a list exactly where the row is; its name in quotation marks unless said otherwise. */
  marker?: (row: Row) => string;
  /** The organization that is the row. */
  here?: (row: Row) => number;
}

/** Entries for operations on rows of a kind, by the names of the operations. */
export function entriesOn<Row extends object>(
  kind: RowKind<Row>,
  operations: Record<string, RowOperation<Row>>,
): MatrixEntry[] {
  return Object.entries(operations).map(([operation, { needs, path, body, send, besides, ...own }]) => {
    const { area, belonging, changedBy, row: make, marker = nameOf, here } = kind;
    return {
      operation,
      access: { area, actions: typeof needs === 'string' ? [needs] : needs },
      belonging,
      ...(changedBy === undefined ? {} : { changedBy }),
      besides: { ...kind.besides, ...besides },
      ...own,
      async request(stage) {
        const row = await make(stage);
        return {
          path: path(row, stage),
          marker: marker(row),
          ...(body === undefined ? {} : { body: () => body(row, stage) }),
          ...(send === undefined ? {} : { send: (request: supertest.Test) => send(request, row) }),
          ...(here === undefined ? {} : { here: here(row) }),
        };
      },
    };
  });
}

/** Entries for operations that are open to everybody, or to everybody who is signed in. */
export function openEntries(
  access: 'PUBLIC' | 'SIGNED_IN',
  operations: Record<
    string,
    Pick<MatrixEntry, 'exception' | 'ofPeople' | 'endsSession'> & {
      path: string | ((stage: MatrixStage) => Promise<string>);
      body?: object;
      send?: (request: supertest.Test) => supertest.Test;
    }
  >,
): MatrixEntry[] {
  return Object.entries(operations).map(([operation, { path, body, send, ...own }]) => ({
    operation,
    access,
    belonging: 'asker',
    ...own,
    request: async (stage) => ({
      path: typeof path === 'string' ? path : await path(stage),
      ...(body === undefined ? {} : { body: () => body }),
      ...(send === undefined ? {} : { send }),
    }),
  }));
}

function nameOf(row: object): string {
  return JSON.stringify('name' in row ? row.name : '');
}
