import { endUserRolesGet, endUserRolesList } from '../../api/end-user-roles';
import type { PeopleListParams, PersonResponse } from '../../api/model';
import { peopleExport, peopleList } from '../../api/people';
import { technicianRolesGet, technicianRolesList } from '../../api/technician-roles';
import type { Abilities } from '../../core/ability/abilities';
import { formatInstant } from '../../core/format';
import { options, personKindWords } from '../../core/words';
import { type Column, type ListSource, type TableFilter, listSource } from '../../ui/data-table';
import { roleNames } from './people.rules';

const offered = 20;

/**
 * A list of people for `<app-person-table>`. Needs an injection context.
 *
 * @param key what the browser keeps column choices by
 * @param place narrows the list; may read signals
 * @param abilities whose roles may be filtered by
 * @param within technicians belong to no organization: within one, nothing is asked about them
 */
export function personSource(
  key: string,
  place: () => Pick<PeopleListParams, 'organizationId'>,
  abilities: Pick<Abilities, 'can'>,
  within: 'EVERYWHERE' | 'ORGANIZATION' = 'EVERYWHERE',
): ListSource<PersonResponse> {
  return listSource({
    key,
    list: peopleList,
    export: peopleExport,
    params: place,
    filters: filtersFor(abilities, within === 'EVERYWHERE'),
    defaultSort: 'name',
    topics: ['people', 'end-user-roles', 'technician-roles'],
  });
}

/** The columns of lists of people. How they sign in is drawn by the table. */
export const personColumns: readonly Column<PersonResponse>[] = [
  { key: 'name', label: $localize`Name`, sortable: true, width: '22%' },
  { key: 'email', label: $localize`E-mail`, sortable: true, width: '28%' },
  { key: 'kind', label: $localize`Kind`, sortable: true, width: '110px', value: ({ kind }) => personKindWords[kind] },
  {
    key: 'organization',
    label: $localize`Organization`,
    sortable: true,
    value: ({ organization }) => organization?.name,
  },
  { key: 'roles', label: $localize`Roles`, value: roleNames },
  { key: 'signIn', label: $localize`Sign-in` },
  {
    key: 'createdAt',
    label: $localize`Created`,
    sortable: true,
    hiddenByDefault: true,
    value: ({ createdAt }) => formatInstant(createdAt),
  },
];

/** The columns within one organization. */
export const personColumnsWithin = personColumns.filter(({ key }) => key !== 'organization' && key !== 'signIn');

function filtersFor(
  abilities: Pick<Abilities, 'can'>,
  withTechnicians: boolean,
): readonly TableFilter<keyof PeopleListParams>[] {
  const filters: TableFilter<keyof PeopleListParams>[] = [
    { kind: 'choice', key: 'kind', not: 'kindNot', label: $localize`Kind`, options: options(personKindWords) },
  ];
  if (abilities.can('read', 'EndUserRole')) {
    const search = (q: string) => endUserRolesList({ q, pageSize: offered, sort: 'name' });
    const label = $localize`End-user role`;
    filters.push({ kind: 'lookup', key: 'roleId', not: 'roleIdNot', label, search, load: endUserRolesGet });
  }
  if (withTechnicians && abilities.can('read', 'TechnicianRole')) {
    const search = (q: string) => technicianRolesList({ q, pageSize: offered, sort: 'name' });
    const label = $localize`Technician role`;
    filters.push({ kind: 'lookup', key: 'technicianRoleId', label, search, load: technicianRolesGet });
  }
  return filters;
}
