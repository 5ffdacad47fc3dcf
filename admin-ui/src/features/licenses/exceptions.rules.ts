import type { ExceptionsRequest, ExceptionsResponse, HolderResponse } from '../../api/model';
import type { HolderKind } from './license-kinds.rules';

/** Somebody who is pinned in or kept out, as the form shows it. */
export interface ExceptionRow {
  readonly holder: { readonly id: number; readonly name: string; readonly detail: string };
  readonly included: 'IN' | 'OUT';
  readonly note: string;
}

/**
 * The exceptions of a license as rows: those that are pinned in first.
 *
 * @param keepOut somebody who is to be kept out from now on, at the end
 */
export function exceptionRows(
  { include, exclude }: ExceptionsResponse,
  keepOut: HolderResponse | null = null,
): readonly ExceptionRow[] {
  const rows = (list: ExceptionsResponse['include'], included: 'IN' | 'OUT') =>
    list.map(({ id, name, organization, note }) => ({
      holder: { id, name, detail: organization?.name ?? '' },
      included,
      note,
    }));
  const saved = [...rows(include, 'IN'), ...rows(exclude, 'OUT')];
  if (keepOut === null) return saved;
  const { id, name, organization } = keepOut;
  const added = { holder: { id, name, detail: organization?.name ?? '' }, included: 'OUT' as const, note: '' };
  return [...saved.filter(({ holder }) => holder.id !== id), added];
}

/** Rows as the API takes them. */
export function exceptionsRequest(kind: HolderKind, rows: readonly ExceptionRow[]): ExceptionsRequest {
  const those = (wanted: 'IN' | 'OUT') =>
    rows
      .filter(({ included }) => included === wanted)
      .map(({ holder, note }) => ({ kind, id: holder.id, note: note.trim() }));
  return { include: those('IN'), exclude: those('OUT') };
}

/**
 * Where the form has what the API names as a field: the API has two lists, the form has one with both.
 *
 * @param field as in `exclude.0.id`
 * @returns as in `rows.3.holder`; the field itself where no row stands for it
 */
export function exceptionControl(rows: readonly Pick<ExceptionRow, 'included'>[], field: string): string {
  const [, list, place, name] = /^(include|exclude)\.(\d+)\.(id|note)$/.exec(field) ?? [];
  const wanted = list === 'include' ? 'IN' : 'OUT';
  const row = rows.flatMap(({ included }, index) => (included === wanted ? [index] : []))[Number(place)];
  return row === undefined ? field : `rows.${row}.${name === 'id' ? 'holder' : 'note'}`;
}
