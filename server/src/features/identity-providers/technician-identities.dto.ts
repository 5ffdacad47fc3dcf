/** A provider by which a technician signs in. */
export class TechnicianIdentityResponse {
  providerId!: number;
  providerName!: string;
  issuer!: string;

  /** Who the technician is there. */
  subject!: string;

  linkedAt!: Date;
  lastSignedInAt!: Date;
}

export class TechnicianIdentitiesResponse {
  items!: TechnicianIdentityResponse[];
}
