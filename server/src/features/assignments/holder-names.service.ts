import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { allOf, type Sql } from '../../platform/database/sql.js';
import type { HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderTable } from '../reconciliation/holder-table.sql.js';
import { HolderNamesRepository } from './holder-names.repository.js';
import { answersOf, cleanNames, type NameAnswer, type NamedSeats } from './holder-names.rules.js';

/** Finds out whom names stand for: devices, people or locations that could hold a seat of a license, or that do. */
@Injectable()
export class HolderNames {
  constructor(
    private readonly authorization: Authorization,
    private readonly names: HolderNamesRepository,
  ) {}

  /**
   * Whom each name stands for, among those that the actor may give a seat. Whoever is hidden is unknown.
   * @param kind what holds seats of the license.
   */
  async resolve(actor: Actor, licenseId: number, kind: HolderKind, names: readonly string[]): Promise<NameAnswer[]> {
    const cleaned = cleanNames(names);
    if (cleaned.length === 0) return [];
    return answersOf(cleaned, await this.names.matches(licenseId, kind, cleaned, this.assignable(actor, kind)));
  }

  /** The seats that each name stands for, among those that the actor may see. */
  async heldSeats(
    actor: Actor,
    licenseId: number,
    kind: HolderKind,
    names: readonly string[],
  ): Promise<{ names: string[]; found: NamedSeats[] }> {
    const cleaned = cleanNames(names);
    if (cleaned.length === 0) return { names: [], found: [] };
    const visible = this.authorization.visibleTo(actor, 'Assignment', 'a');
    return { names: cleaned, found: await this.names.heldSeats(licenseId, kind, cleaned, visible) };
  }

  /** Holders whom the actor may see, in organizations in which they may change licenses. */
  assignable(actor: Actor, kind: HolderKind): Sql {
    const { subject, alias } = holderTable(kind);
    return allOf([
      this.authorization.visibleTo(actor, subject, alias),
      this.authorization.visibleTo(actor, 'Assignment', alias, 'update'),
    ]);
  }
}
