import type { CreatePersonRequest, PersonResponse, PersonResponseKind, UpdatePersonRequest } from '../../api/model';
import { administratorWord } from '../../core/words';
import type { EntityOption } from '../../ui/form';

/** How a technician who is added gets a password. */
export type PasswordWay = 'INVITATION' | 'PASSWORD';

/** What the form of a person holds. */
export interface PersonFields {
  readonly kind: PersonResponseKind;
  readonly name: string;
  readonly email: string;
  readonly organization: EntityOption | null;
  readonly roles: readonly EntityOption[];
  readonly technicianRole: EntityOption | null;
  readonly systemAdministrator: boolean;
  readonly requiresOneTimeCode: boolean;
  readonly passwordWay: PasswordWay;
  readonly password: string;
}

/** Whether a person of this kind belongs to an organization, may belong to one, or never does. */
export function organizationNeed(kind: PersonResponseKind): 'required' | 'optional' | 'none' {
  if (kind === 'TECHNICIAN') return 'none';
  return kind === 'END_USER' ? 'required' : 'optional';
}

/** What is sent to add a person: fields of other kinds that were filled in before are left out. */
export function creationOf(fields: PersonFields): CreatePersonRequest {
  const { kind, name, email } = fields;
  const organizationId = fields.organization?.id ?? null;
  if (kind === 'CONTACT') return { kind, name, email, organizationId };
  if (kind === 'END_USER') return { kind, name, email, organizationId, roleIds: idsOf(fields.roles) };
  return {
    kind,
    name,
    email,
    ...(fields.technicianRole ? { technicianRoleId: fields.technicianRole.id } : {}),
    ...(fields.systemAdministrator ? { systemAdministrator: true } : {}),
    ...(fields.requiresOneTimeCode ? { requiresOneTimeCode: true } : {}),
    ...(fields.passwordWay === 'PASSWORD' ? { password: fields.password } : {}),
  };
}

/** What is sent to change a person. The kind stays; an empty password means the present one. */
export function changeOf(person: PersonResponse, fields: PersonFields): UpdatePersonRequest {
  const { name, email } = fields;
  const organizationId = fields.organization?.id ?? null;
  if (person.kind === 'CONTACT') return { name, email, organizationId };
  if (person.kind === 'END_USER') return { name, email, organizationId, roleIds: idsOf(fields.roles) };
  const technicianRoleId = fields.technicianRole?.id ?? null;
  return {
    name,
    email,
    ...(fields.requiresOneTimeCode === person.requiresOneTimeCode
      ? {}
      : { requiresOneTimeCode: fields.requiresOneTimeCode }),
    // Only system administrators may send these, so they go along when they change and at no other time.
    ...(technicianRoleId === (person.technicianRole?.id ?? null) ? {} : { technicianRoleId }),
    ...(fields.systemAdministrator === person.systemAdministrator
      ? {}
      : { systemAdministrator: fields.systemAdministrator }),
    ...(fields.password === '' ? {} : { password: fields.password }),
  };
}

/** The names of the roles that a person has: of an end user several, of a technician one, which no administrator needs. */
export function roleNames({ roles, systemAdministrator, technicianRole }: PersonResponse): string {
  if (systemAdministrator) return administratorWord;
  return [...roles, ...(technicianRole ? [technicianRole] : [])].map(({ name }) => name).join(', ');
}

function idsOf(options: readonly EntityOption[]): number[] {
  return options.map(({ id }) => id);
}

/** Whether and how a person can sign in; `null` for those who never do. */
export type SignInState = 'ACTIVE' | 'INVITED' | 'DEACTIVATED';

/** The state of a technician's account. */
export function signInState({ kind, active, invitationPending }: PersonResponse): SignInState | null {
  if (kind !== 'TECHNICIAN') return null;
  if (!active) return 'DEACTIVATED';
  return invitationPending ? 'INVITED' : 'ACTIVE';
}
