import type { RoleFields } from './roles.types.js';

/** Who has a role and which license rules name it, as far as the actor may see; `hidden` is whether there are more. */
export interface RoleUsage {
  people: { count: number; hidden: boolean };
  licenses: { items: readonly { id: number; name: string }[]; hidden: boolean };
}

/** How many licenses a sentence names before it counts the others. */
const namedLicenses = 5;

/**
 * The fields in which a request differs from what is there. When there are none, nothing is written: the version stays,
 * and nobody is told of a change that is none.
 */
export function changedFields(current: RoleFields, request: Partial<RoleFields>): Partial<RoleFields> {
  const changed: Partial<RoleFields> = {};
  if (request.name !== undefined && request.name !== current.name) changed.name = request.name;
  if (request.description !== undefined && request.description !== current.description) {
    changed.description = request.description;
  }
  return changed;
}

/** True when nobody has the role and no license rule names it. */
export function isUnused({ people, licenses }: RoleUsage): boolean {
  return people.count === 0 && !people.hidden && licenses.items.length === 0 && !licenses.hidden;
}

/** What keeps a role from being deleted, as in `2 people have it, and the rule of “Figma” names it`. */
export function describeUsage({ people, licenses }: RoleUsage): string {
  return [describePeople(people), describeLicenses(licenses)].filter((part) => part !== '').join(', and ');
}

function describePeople({ count, hidden }: RoleUsage['people']): string {
  if (count === 0) return hidden ? 'people whom you may not see have it' : '';
  const counted = count === 1 ? '1 person' : `${count} people`;
  if (hidden) return `${counted} and others whom you may not see have it`;
  return `${counted} ${count === 1 ? 'has' : 'have'} it`;
}

function describeLicenses({ items, hidden }: RoleUsage['licenses']): string {
  if (items.length === 0) return hidden ? 'rules of licenses that you may not see name it' : '';
  const parts = items.slice(0, namedLicenses).map(({ name }) => `“${name}”`);
  const more = items.length - parts.length;
  if (more > 0) parts.push(more === 1 ? '1 more license' : `${more} more licenses`);
  if (hidden) parts.push('others that you may not see');
  if (parts.length === 1) return `the rule of ${parts.join('')} names it`;
  return `the rules of ${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''} name it`;
}
