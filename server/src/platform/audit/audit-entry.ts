/** What was done, and to what. */
export interface AuditEntry {
  /** `<noun>.<what happened to it>`, such as `license-key.revealed`. */
  action: string;
  /** The subject as permissions name it, such as `License`. */
  subjectType: string;
  /** Null where it is about no single thing. */
  subjectId: number | null;
  /** The organization that the entry tells of: only those who may view it read the entry. */
  organizationId?: number | null;
  /** What it was, and what it is now. Fields that are named like secrets are masked: the log is kept for good. */
  before?: object;
  after?: object;
}

/** A change of one thing. */
export interface AuditedChange extends Omit<AuditEntry, 'before' | 'after'> {
  /** As it was shown before; null: it was not there. */
  before: object | null;
  /** As it is shown now; null: it is gone. */
  after: object | null;
}
