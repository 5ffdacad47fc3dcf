import type { FieldError } from '../../platform/http/app-error.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import type { ExceptionRequest } from './license-exceptions.dto.js';

/** An exception as somebody wants it. */
export interface WantedException {
  id: number;
  included: boolean;
  note: string;
}

/** What is known of a holder that is to be excepted. */
export interface ExceptionCandidate {
  id: number;
  inScope: boolean;
}

/** Where in a request an exception stands. */
interface Named extends WantedException {
  field: string;
  kind: HolderKind;
}

function namedIn(request: { include?: readonly ExceptionRequest[]; exclude?: readonly ExceptionRequest[] }): Named[] {
  const list = (field: 'include' | 'exclude') =>
    (request[field] ?? []).map(({ kind, id, note }, index) => ({
      field: `${field}.${index}.id`,
      kind,
      id,
      note: note ?? '',
      included: field === 'include',
    }));
  return [...list('include'), ...list('exclude')];
}

/** The exceptions that a request names; `exceptionErrors` says whether they can be. */
export function wantedExceptions(request: Parameters<typeof namedIn>[0]): WantedException[] {
  return namedIn(request).map(({ id, included, note }) => ({ id, included, note }));
}

/**
 * Everything that is wrong with exceptions.
 * @param kind what holds seats of the license.
 * @param candidates those of the named holders that exist and may be seen.
 * @param present ids of holders that are excepted already: what left the scope since may stay as it is.
 */
export function exceptionErrors(
  request: Parameters<typeof namedIn>[0],
  kind: HolderKind,
  candidates: readonly ExceptionCandidate[],
  present: ReadonlySet<number>,
): FieldError[] {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const seen = new Set<number>();
  return namedIn(request).flatMap((named): FieldError[] => {
    const twice = seen.has(named.id);
    seen.add(named.id);
    const error = errorOf(named, kind, byId.get(named.id), twice, present.has(named.id));
    return error === null ? [] : [{ field: named.field, ...error }];
  });
}

const words = { DEVICE: 'devices', PERSON: 'people', LOCATION: 'locations' } as const;

function errorOf(
  named: Named,
  kind: HolderKind,
  candidate: ExceptionCandidate | undefined,
  twice: boolean,
  present: boolean,
): { code: string; message: string } | null {
  if (named.kind !== kind) {
    return { code: 'license.holder-kind', message: `This license gives seats to ${words[kind]}.` };
  }
  if (twice) return { code: 'exception.twice', message: 'A holder is pinned in or kept out, once.' };
  if (candidate === undefined) {
    return { code: 'reference.unknown', message: 'There is none with this id, or you may not see it.' };
  }
  if (named.included && !candidate.inScope && !present) {
    return { code: 'license.out-of-scope', message: 'It is not in the scope of the license: widen the scope first.' };
  }
  return null;
}
