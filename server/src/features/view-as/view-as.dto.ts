import { IsId, Optional } from '../../platform/http/fields.js';

/** Exactly one of the two. */
export class ViewAsRequest {
  /** The technician role to view as: what somebody with it, and nobody else, would see. */
  @Optional()
  @IsId()
  technicianRoleId?: number;

  /** The technician to view as: a person's id. */
  @Optional()
  @IsId()
  technicianId?: number;
}
