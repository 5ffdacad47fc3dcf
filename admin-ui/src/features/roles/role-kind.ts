import type { CreateEndUserRoleRequest, EndUserRoleResponse } from '../../api/model';
import type { AbilitySubject } from '../../core/ability/abilities';
import type { ApiRequest } from '../../core/api/api-request';
import type { Dialogs } from '../../ui/dialog';

/** A role as the pages show it, whatever its kind. */
export type Role = EndUserRoleResponse;

/** What the form of a role holds. */
export type RoleFields = Required<CreateEndUserRoleRequest>;

/** End-user roles or technician roles: what is called and done differently. */
export interface RoleKind<Kind extends Role = Role> {
  readonly subject: AbilitySubject;
  /**
   * Opens the form of such a role.
   *
   * @param role `null` to add one
   */
  readonly openForm: (dialogs: Dialogs, role: Kind | null) => Promise<Kind | undefined>;
  readonly delete: (id: number) => ApiRequest<void>;
  /** The parameter by which the list of people shows who has a role. */
  readonly peopleFilter: 'roleId' | 'technicianRoleId';
  readonly words: {
    /** Several of them, as in the heading of their page. */
    readonly all: string;
    /** What their table is called. */
    readonly table: string;
    /** Heading of the form and label of the button that opens it. */
    readonly add: string;
    readonly edit: string;
    readonly noneYet: string;
    /** What such a role is for. */
    readonly about: string;
    /** What keeps one from being deleted. */
    readonly deletable: string;
    /** What those are called who have one. */
    readonly holders: string;
  };
}
