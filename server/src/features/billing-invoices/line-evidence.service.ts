import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import type {
  CountedHolderResponse,
  EvidenceChanges,
  EvidenceItem,
  EvidenceResponse,
  HolderListQuery,
} from './line-evidence.dto.js';
import { type EvidencedLine, LineEvidenceRepository, type PreviousLine } from './line-evidence.repository.js';
import { type CountedHolder, differenceOfHolders, holderKey } from './line-evidence.rules.js';

/** Who was counted on the lines of invoices, and what changed from one to the next. */
@Injectable()
export class LineEvidence {
  constructor(
    private readonly authorization: Authorization,
    private readonly evidence: LineEvidenceRepository,
  ) {}

  /** @throws AppError 404 for an invoice that the actor may not see, or that has no such line. */
  async of(actor: Actor, invoiceId: number, lineId: number): Promise<EvidenceResponse> {
    const line = await this.line(actor, invoiceId, lineId);
    const holders = await this.evidence.holdersOf(lineId);
    const previous = await this.evidence.previous(lineId);
    return {
      measuredOn: line.measuredOn,
      count: holders.reduce((sum, { seats }) => sum + seats, 0),
      items: holders.map((holder) => itemOf(holder, line)),
      changes:
        previous === null ? { since: null, added: [], removed: [] } : await this.changesSince(line, previous, holders),
    };
  }

  /** Who was counted on a line. @throws AppError 404 like `of`. */
  async holders(
    actor: Actor,
    invoiceId: number,
    lineId: number,
    query: Unpaged<HolderListQuery>,
  ): Promise<RowList<CountedHolderResponse>> {
    const line = await this.line(actor, invoiceId, lineId);
    return this.evidence.holders(lineId, line, query, (row) => ({
      id: `${row.kind}-${row.id}`,
      ...itemOf(row, line),
      present: row.present,
    }));
  }

  private async line(actor: Actor, invoiceId: number, lineId: number): Promise<EvidencedLine> {
    const visible = this.authorization.visibleTo(actor, 'BillingInvoice', 'i');
    const line = await this.evidence.line(visible, invoiceId, lineId);
    if (line === null) throw notFound('line');
    return line;
  }

  private async changesSince(
    line: EvidencedLine,
    previous: PreviousLine,
    holders: readonly CountedHolder[],
  ): Promise<EvidenceChanges> {
    const { added, removed } = differenceOfHolders(await this.evidence.holdersOf(previous.id), holders);
    const all = [...added, ...removed];
    const { licenseId } = line;
    const seats = line.quantitySource === 'SOFTWARE_LICENSE';
    const present = await this.evidence.present(line, all);
    const fates = new Map((await this.fatesOf(line, all)).map((fate) => [holderKey(fate), fate]));
    const deeds = licenseId === null ? [] : await this.evidence.seatDeeds(licenseId, line, previous.measuredOn, all);
    const by = (holder: CountedHolder, action: string) => {
      const deed = deeds.find((each) => each.id === holder.id && each.action === action);
      return deed === undefined ? null : { name: deed.name, at: deed.at };
    };
    const gone = seats && licenseId === null ? 'LICENSE_DELETED' : 'HOLDER_DELETED';
    return {
      since: previous.measuredOn,
      added: added.map((holder) => {
        const fate = fates.get(holderKey(holder));
        const manual = fate?.origin === 'MANUAL' || fate?.origin === 'IMPORT';
        return {
          ...itemOf(holder, line),
          present: present.has(holderKey(holder)),
          origin: fate?.origin ?? null,
          note: fate?.note ?? '',
          by: manual ? by(holder, 'assignment.given') : null,
        };
      }),
      removed: removed.map((holder) => {
        const fate = fates.get(holderKey(holder));
        return {
          ...itemOf(holder, line),
          present: present.has(holderKey(holder)),
          endedOn: fate?.endedOn ?? null,
          reason: fate === undefined ? gone : fate.reason,
          // A rule, a move or a deletion ended it otherwise.
          by: fate?.reason === 'REMOVED' ? by(holder, 'assignment.ended') : null,
        };
      }),
    };
  }

  private fatesOf(line: EvidencedLine, holders: readonly CountedHolder[]) {
    if (line.quantitySource !== 'SOFTWARE_LICENSE') return this.evidence.countedFates(line, holders);
    return line.licenseId === null ? Promise.resolve([]) : this.evidence.seatFates(line.licenseId, line, holders);
  }
}

function itemOf(
  { kind, id, name, organizationName, assignedOn, seats }: CountedHolder,
  line: EvidencedLine,
): EvidenceItem {
  return {
    holder: { kind, id, name },
    organization: { id: line.organizationId, name: organizationName },
    assignedOn,
    seats,
  };
}
