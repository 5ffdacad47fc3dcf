import type { PersonResponse } from '../../api/model';
import { type PersonFields, changeOf, creationOf, organizationNeed, roleNames, signInState } from './people.rules';

const fields: PersonFields = {
  kind: 'TECHNICIAN',
  name: 'Ana',
  email: 'ana@msp.example',
  organization: { id: 3, name: 'Acme' },
  roles: [
    { id: 7, name: 'Designer' },
    { id: 8, name: 'Finance' },
  ],
  technicianRole: null,
  systemAdministrator: true,
  requiresOneTimeCode: false,
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
  roles: [],
  technicianRole: null,
  systemAdministrator: true,
  requiresOneTimeCode: false,
  hasOneTimeCodes: false,
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

  it('sends an end user with the organization and the roles and nothing of a technician', () => {
    const technicianRole = { id: 9, name: 'Service desk' };
    expect(creationOf({ ...fields, kind: 'END_USER', technicianRole })).toEqual({
      kind: 'END_USER',
      name: 'Ana',
      email: 'ana@msp.example',
      organizationId: 3,
      roleIds: [7, 8],
    });
    expect(creationOf({ ...fields, kind: 'CONTACT' })).not.toHaveProperty('roleIds');
  });

  it('replaces the roles of an end user', () => {
    const endUser: PersonResponse = { ...technician, kind: 'END_USER', roles: [{ id: 7, name: 'Designer' }] };
    expect(changeOf(endUser, { ...fields, roles: [] }).roleIds).toEqual([]);
    expect(changeOf({ ...endUser, kind: 'CONTACT' }, fields)).not.toHaveProperty('roleIds');
  });

  it('sends the role of a technician when it changes', () => {
    const role = { id: 9, name: 'Service desk' };
    const same = { ...fields, password: '' };
    expect(creationOf({ ...fields, technicianRole: role }).technicianRoleId).toBe(9);
    expect(changeOf(technician, { ...same, technicianRole: role }).technicianRoleId).toBe(9);
    expect(changeOf({ ...technician, technicianRole: role }, same).technicianRoleId).toBeNull();
    const kept = changeOf({ ...technician, technicianRole: role }, { ...same, technicianRole: role });
    expect(kept).not.toHaveProperty('technicianRoleId');
  });

  it('names the roles that a person has', () => {
    const other: PersonResponse = { ...technician, systemAdministrator: false };
    expect(roleNames({ ...other, kind: 'END_USER', roles: [...fields.roles] })).toBe('Designer, Finance');
    expect(roleNames({ ...other, technicianRole: { id: 9, name: 'Service desk' } })).toBe('Service desk');
    expect(roleNames(other)).toBe('');
    expect(roleNames(technician)).toBe('System administrator');
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
    expect(changeOf(technician, { ...fields, requiresOneTimeCode: true, password: '' }).requiresOneTimeCode).toBe(true);
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
