/** An organization, or one of its locations. */
export interface Place {
  organizationId: number;
  /** Null: the whole organization. */
  locationId: number | null;
}
