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
  'enrollment-token': $localize`Enrollment token`,
  session: $localize`Session`,
  'sign-in': $localize`Sign-in`,
  'view-as': $localize`Viewing as another`,
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
