import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { allOf, type Sql } from '../../platform/database/sql.js';
import { LicensesService } from '../licenses/licenses.service.js';
import { holderKindOf, type HolderKind } from '../reconciliation/holder-kinds.rules.js';
import { holderTable } from '../reconciliation/holder-table.sql.js';
import { licenseIsAutomatic, wrongHolderKind } from './assignments.errors.js';
import { HolderNamesRepository } from './holder-names.repository.js';
import { answersOf, cleanNames, type NameAnswer, type NamedSeats } from './holder-names.rules.js';

/** Finds out whom names stand for: devices, people or locations that could hold a seat of a license, or that do. */
@Injectable()
export class HolderNames {
  constructor(
    private readonly authorization: Authorization,
    private readonly licenses: LicensesService,
    private readonly names: HolderNamesRepository,
  ) {}

  /**
   * Whom each name stands for, among those that the actor may give a seat. Whoever is hidden is unknown.
   * @throws AppError 404, 422 where no seats of the license are given by hand.
   */
  async resolve(
    actor: Actor,
    licenseId: number,
    names: readonly string[],
  ): Promise<{ kind: HolderKind; answers: NameAnswer[] }> {
    const kind = await this.kindOf(actor, licenseId);
    const cleaned = cleanNames(names);
    const found = await this.names.matches(licenseId, kind, cleaned, this.assignable(actor, kind));
    return { kind, answers: answersOf(cleaned, found) };
  }

  /**
   * The seats that each name stands for, among those that the actor may see.
   * @throws AppError 404, 422 where no seats of the license are given by hand.
   */
  async heldSeats(
    actor: Actor,
    licenseId: number,
    names: readonly string[],
  ): Promise<{ kind: HolderKind; names: string[]; found: NamedSeats[] }> {
    const kind = await this.kindOf(actor, licenseId);
    const cleaned = cleanNames(names);
    const visible = this.authorization.visibleTo(actor, 'Assignment', 'a');
    return { kind, names: cleaned, found: await this.names.heldSeats(licenseId, kind, cleaned, visible) };
  }

  /** Holders whom the actor may see, in organizations in which they may change licenses. */
  assignable(actor: Actor, kind: HolderKind): Sql {
    const { subject, alias } = holderTable(kind);
    return allOf([
      this.authorization.visibleTo(actor, subject, alias),
      this.authorization.visibleTo(actor, 'Assignment', alias, 'update'),
    ]);
  }

  private async kindOf(actor: Actor, licenseId: number): Promise<HolderKind> {
    const license = await this.licenses.get(actor, licenseId);
    const kind = holderKindOf(license.type);
    if (kind === null) throw wrongHolderKind(null);
    if (license.assignmentMode === 'AUTOMATIC') throw licenseIsAutomatic();
    return kind;
  }
}
