import type { LicenseResponse } from '../../api/model';
import { withinSentence } from '../../core/words';
import type { EntityOption } from '../../ui/form';
import { holderWords } from './holder-words';
import { type HolderKind, holderKindOf, kindLabel, kindOf } from './license-kinds.rules';
import type { Answer, CheckKind } from './why.rules';

/** What of a license is asked about. */
export type AskedLicense = Pick<LicenseResponse, 'id' | 'name' | 'type' | 'assignmentMode' | 'scope'>;

/** Why a license can't be held by a holder of this kind, whoever it is; `null` where it can. */
export function wrongKind(license: AskedLicense, kind: HolderKind): Answer | null {
  const right = holderKindOf(license.type);
  if (right === kind) return null;
  const what = kindLabel(kindOf(license));
  const detail =
    right === null
      ? $localize`${license.name}:license: is a custom license: its usage is a number that somebody sets, and it has no seats.`
      : $localize`${license.name}:license: is licensed ${withinSentence(what)}:type:: it has other holders than ${withinSentence(holderWords[kind].many)}:holders:.`;
  return failed('TYPE', detail, $localize`Choose a license of another type, or change the type of this one.`);
}

/** Why a license is not listed with an organization, as far as the license itself tells. */
export function atOrganization(license: AskedLicense, organization: EntityOption): Answer {
  const { name } = organization;
  const { scope } = license;
  const named = scope.organizations.some(({ id }) => id === organization.id);
  if (!scope.global && !named) {
    return failed(
      'SCOPE',
      $localize`The license is limited to ${listed(scope.organizations)}:organizations:.`,
      $localize`Add ${name}:organization: to the scope of the license.`,
    );
  }
  if (named) {
    return passed(
      $localize`The license is limited to ${name}:organization:, so it is listed here whoever holds a seat.`,
    );
  }
  if (holderKindOf(license.type) === null) {
    return failed(
      'TYPE',
      $localize`The license is for all organizations and has no seats: nothing ties it to ${name}:organization:.`,
      $localize`Limit its scope to ${name}:organization: to have it listed here.`,
    );
  }
  return passed(
    $localize`The license is for all organizations: it is listed here as soon as somebody or something of ${name}:organization: holds a seat.`,
  );
}

function failed(kind: CheckKind, detail: string, advice: string): Answer {
  return { matched: false, checks: [{ kind, passed: false, detail, facts: [] }], advice: [advice] };
}

function passed(detail: string): Answer {
  return { matched: true, checks: [{ kind: 'SCOPE', passed: true, detail, facts: [] }], advice: [] };
}

function listed(things: readonly EntityOption[]): string {
  return things.map(({ name }) => name).join(', ');
}
