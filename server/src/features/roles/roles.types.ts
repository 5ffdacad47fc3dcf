import { type ExportColumn, instant, number, text } from '../../platform/http/export-columns.js';

/** How roles of one kind are called, stored and found. */
export interface RoleKind {
  /** Of the policy. */
  subject: string;
  /** Of change events. */
  topic: string;
  /** Begins the codes of errors. */
  code: string;
  /** As a sentence calls one. */
  name: string;
  table: string;
  /** Where it is kept who has which role. */
  holders: { table: string; personColumn: string; roleColumn: string };
  /** The section of a license rule whose `roleIds` name roles of this kind. */
  ruleSection: string;
}

/** What of a role can be written. */
export interface RoleFields {
  name: string;
  description: string;
}

/** A role held for a change. */
export interface HeldRole extends RoleFields {
  id: number;
  version: number;
}

/** A role as it is shown. */
export interface Role extends HeldRole {
  personCount: number;
  licenseCount: number;
  createdAt: Date;
}

/** What an exported list of roles says, whatever their kind. */
export const roleColumns: readonly ExportColumn<Role>[] = [
  number('Id', (item) => item.id),
  text('Name', (item) => item.name),
  text('Description', (item) => item.description),
  number('People', (item) => item.personCount),
  number('Licenses', (item) => item.licenseCount),
  instant('Created', (item) => item.createdAt),
];
