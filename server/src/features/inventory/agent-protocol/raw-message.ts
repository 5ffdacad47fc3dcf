/**
 * Reads one field of a section by its upper-case XML name. JSON carries the same names in lower case.
 * Absent and empty fields are null; nothing is cleaned yet.
 */
export type SectionReader = (field: string) => string | null;

/** What an inventory says, before anything is cleaned or concluded from it; the same for XML and JSON. */
export interface RawInventory {
  readonly agentId: string | null;
  /** Only the sections that are there are meant to be changed. */
  readonly partial: boolean;
  /** `Computer`, `Phone`, …; XML agents do not say. */
  readonly itemType: string | null;
  readonly tag: string | null;
  /** Name and version of the agent. */
  readonly agent: string | null;
  readonly hardware: SectionReader;
  readonly bios: SectionReader;
  readonly operatingSystem: SectionReader;
  readonly users: readonly SectionReader[];
  /** null: the section is not there. */
  readonly software: readonly SectionReader[] | null;
}

/** A message as it was written, before anything is cleaned. */
export type RawMessage =
  | { readonly kind: 'prolog'; readonly agentId: string | null }
  | { readonly kind: 'contact'; readonly agentId: string | null; readonly tag: string | null }
  | { readonly kind: 'inventory'; readonly inventory: RawInventory };

/** Reads a section that is not there. */
export const absentSection: SectionReader = () => null;

/** How many installations one inventory may list. Real devices stay below 10,000. */
export const maxReportedSoftware = 50_000;
