import type { PersonResponse } from '../../api/model';
import { type PersonFields, changeOf, creationOf, organizationNeed, signInState } from './people.rules';

const fields: PersonFields = {
  kind: 'TECHNICIAN',
  name: 'Ana',
  email: 'ana@msp.example',
  organization: { id: 3, name: 'Acme' },
  systemAdministrator: true,
  passwordWay: 'INVITATION',
  password: 'left over from before',
};

const technician: PersonResponse = {
  id: 1,
  version: 1,
  kind: 'TECHNICIAN',
  name: 'Ana',
  email: 'ana@msp.example',
  organization: null,
  systemAdministrator: true,
  active: true,
  invitationPending: false,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('people', () => {
  it('invites a technician unless a password was chosen, and leaves out the organization', () => {
    expect(creationOf(fields)).toEqual({
      kind: 'TECHNICIAN',
      name: 'Ana',
      email: 'ana@msp.example',
      systemAdministrator: true,
    });
    expect(creationOf({ ...fields, passwordWay: 'PASSWORD' }).password).toBe('left over from before');
  });

  it('sends an end user with the organization and nothing of a technician', () => {
    expect(creationOf({ ...fields, kind: 'END_USER' })).toEqual({
      kind: 'END_USER',
      name: 'Ana',
      email: 'ana@msp.example',
      organizationId: 3,
    });
  });

  it('takes a contact out of the organization', () => {
    expect(changeOf({ ...technician, kind: 'CONTACT' }, { ...fields, organization: null }).organizationId).toBeNull();
  });

  it('sends what only administrators may change when it changes, and a password when there is a new one', () => {
    expect(changeOf(technician, { ...fields, password: '' })).toEqual({ name: 'Ana', email: 'ana@msp.example' });
    expect(changeOf(technician, { ...fields, systemAdministrator: false, password: 'new' })).toEqual({
      name: 'Ana',
      email: 'ana@msp.example',
      systemAdministrator: false,
      password: 'new',
    });
  });

  it('knows who needs an organization', () => {
    expect(organizationNeed('END_USER')).toBe('required');
    expect(organizationNeed('CONTACT')).toBe('optional');
    expect(organizationNeed('TECHNICIAN')).toBe('none');
  });

  it('tells a deactivated technician from one who has not accepted the invitation', () => {
    expect(signInState(technician)).toBe('ACTIVE');
    expect(signInState({ ...technician, invitationPending: true })).toBe('INVITED');
    expect(signInState({ ...technician, invitationPending: true, active: false })).toBe('DEACTIVATED');
    expect(signInState({ ...technician, kind: 'CONTACT' })).toBeNull();
  });
});
