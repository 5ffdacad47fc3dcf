import type { AuditEventResponse } from '../../api/model';

/** What happened, in words; what is not here is told by its own name. */
const actionWords: Readonly<Record<string, string>> = {
  created: $localize`Created`,
  updated: $localize`Changed`,
  deleted: $localize`Deleted`,
  archived: $localize`Archived`,
  restored: $localize`Restored`,
  merged: $localize`Merged`,
  revealed: $localize`Revealed`,
  exported: $localize`Exported`,
  imported: $localize`Imported`,
  revoked: $localize`Revoked`,
  given: $localize`Given`,
  ended: $localize`Ended`,
  changed: $localize`Changed`,
  added: $localize`Added`,
  corrected: $localize`Corrected`,
  opened: $localize`Opened`,
  closed: $localize`Closed`,
  failed: $localize`Failed`,
  started: $localize`Started`,
  completed: $localize`Completed`,
  invited: $localize`Invited`,
  issued: $localize`Issued`,
  refused: $localize`Refused`,
  renewed: $localize`Renewed`,
  reset: $localize`Reset`,
  used: $localize`Used`,
  enabled: $localize`Switched on`,
  disabled: $localize`Switched off`,
  deactivated: $localize`Deactivated`,
  reactivated: $localize`Reactivated`,
  decommissioned: $localize`Decommissioned`,
  mapped: $localize`Mapped`,
  unmapped: $localize`Mapping taken back`,
  replayed: $localize`Applied again`,
  'merge-taken-back': $localize`Merge taken back`,
  'quantity-changed': $localize`Quantity changed`,
  'exceptions-changed': $localize`Exceptions changed`,
  'allocations-changed': $localize`Allocations changed`,
  'permissions-changed': $localize`Permissions changed`,
  'secret-changed': $localize`Secret changed`,
  'secrets-changed': $localize`Secrets changed`,
  resent: $localize`Sent again`,
  'secret-rotated': $localize`New secret`,
  'joined-organization': $localize`Joined an organization`,
  'left-organization': $localize`Left an organization`,
  'invitation-accepted': $localize`Invitation accepted`,
  'password-changed': $localize`Password changed`,
  'password-reset': $localize`Password chosen by e-mail link`,
  'password-reset-offered': $localize`E-mail link for a new password sent`,
  'provider-linked': $localize`Connected to a sign-in provider`,
  'provider-unlinked': $localize`Disconnected from a sign-in provider`,
  'sample-data-loaded': $localize`Sample data loaded`,
};

const nounWords: Readonly<Record<string, string>> = {
  license: $localize`License`,
  purchase: $localize`Purchase`,
  assignment: $localize`Seats`,
  'license-key': $localize`License key`,
  'license-attachment': $localize`Attachment`,
  organization: $localize`Organization`,
  location: $localize`Location`,
  device: $localize`Device`,
  'device-group': $localize`Device group`,
  person: $localize`Person`,
  technician: $localize`Technician`,
  'technician-role': $localize`Technician role`,
  'end-user-role': $localize`End-user role`,
  publisher: $localize`Publisher`,
  vendor: $localize`Vendor`,
  'api-client': $localize`API client`,
  'identity-provider': $localize`Sign-in provider`,
  'notification-channel': $localize`Notification channel`,
  'notification-delivery': $localize`Notification`,
  'enrollment-token': $localize`Enrollment token`,
  'api-token': $localize`API token`,
  product: $localize`Product`,
  title: $localize`Title`,
  'software-rule': $localize`Software rule`,
  setup: $localize`Setup`,
  confirmation: $localize`Confirmation`,
  'one-time-codes': $localize`One-time codes`,
  'recovery-code': $localize`Recovery code`,
  'recovery-codes': $localize`Recovery codes`,
  session: $localize`Session`,
  'sign-in': $localize`Sign-in`,
  'view-as': $localize`Viewing as another`,
  // Lists that are exported.
  'api-clients': $localize`API clients`,
  'end-user-roles': $localize`End-user roles`,
  'identity-providers': $localize`Sign-in providers`,
  'notification-channels': $localize`Notification channels`,
  'notification-deliveries': $localize`Deliveries of notifications`,
};

/** What things are called that something was done to, as the log names their kinds. */
export const subjectTypeWords: Readonly<Record<string, string>> = {
  ApiClient: $localize`API client`,
  AuditEvent: $localize`Audit log`,
  Device: $localize`Device`,
  DeviceGroup: $localize`Device group`,
  EndUserRole: $localize`End-user role`,
  EnrollmentToken: $localize`Enrollment token`,
  Installation: $localize`Installed software`,
  License: $localize`License`,
  LicenseKey: $localize`License key`,
  Location: $localize`Location`,
  Notification: $localize`Notification`,
  NotificationChannel: $localize`Notification channel`,
  NotificationDelivery: $localize`Delivery of a notification`,
  Organization: $localize`Organization`,
  Person: $localize`Person`,
  Product: $localize`Product`,
  Publisher: $localize`Publisher`,
  Setup: $localize`Setup`,
  IdentityProvider: $localize`Sign-in provider`,
  SoftwareRule: $localize`Software rule`,
  TechnicianRole: $localize`Technician role`,
  Title: $localize`Title`,
  Vendor: $localize`Vendor`,
};

export const actorKindWords: Readonly<Record<AuditEventResponse['actor']['kind'], string>> = {
  TECHNICIAN: $localize`Technician`,
  API_CLIENT: $localize`API client`,
  SYSTEM: $localize`The system itself`,
};

/** What happened to what: `License: quantity changed`. */
export function actionText(action: string): string {
  const [noun = '', what = ''] = action.split('.');
  const thing = nounWords[noun] ?? plain(noun);
  const happened = actionWords[what] ?? plain(what);
  return happened === '' ? thing : `${thing}: ${happened.charAt(0).toLowerCase()}${happened.slice(1)}`;
}

function plain(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
