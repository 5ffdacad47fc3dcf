import type { CreatePersonRequest, PersonResponse, PersonResponseKind, UpdatePersonRequest } from '../../api/model';
import type { EntityOption } from '../../ui/form';

/** How a technician who is added gets a password. */
export type PasswordWay = 'INVITATION' | 'PASSWORD';

/** What the form of a person holds. */
export interface PersonFields {
  readonly kind: PersonResponseKind;
  readonly name: string;
  readonly email: string;
  readonly organization: EntityOption | null;
  readonly systemAdministrator: boolean;
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
  if (kind !== 'TECHNICIAN') return { kind, name, email, organizationId: fields.organization?.id ?? null };
  return {
    kind,
    name,
    email,
    ...(fields.systemAdministrator ? { systemAdministrator: true } : {}),
    ...(fields.passwordWay === 'PASSWORD' ? { password: fields.password } : {}),
  };
}

/** What is sent to change a person. The kind stays; an empty password means the present one. */
export function changeOf(person: PersonResponse, fields: PersonFields): UpdatePersonRequest {
  const { name, email } = fields;
  if (person.kind !== 'TECHNICIAN') return { name, email, organizationId: fields.organization?.id ?? null };
  return {
    name,
    email,
    // Only system administrators may send it, so it goes along when it changes and at no other time.
    ...(fields.systemAdministrator === person.systemAdministrator
      ? {}
      : { systemAdministrator: fields.systemAdministrator }),
    ...(fields.password === '' ? {} : { password: fields.password }),
  };
}

/** Whether and how a person can sign in; `null` for those who never do. */
export type SignInState = 'ACTIVE' | 'INVITED' | 'DEACTIVATED';

/** The state of a technician's account. */
export function signInState({ kind, active, invitationPending }: PersonResponse): SignInState | null {
  if (kind !== 'TECHNICIAN') return null;
  if (!active) return 'DEACTIVATED';
  return invitationPending ? 'INVITED' : 'ACTIVE';
}
