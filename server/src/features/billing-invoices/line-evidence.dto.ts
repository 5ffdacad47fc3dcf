import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf } from '../../platform/http/list-query.js';

export class EvidenceHolder {
  @ApiProperty({ enum: ['DEVICE', 'PERSON', 'LOCATION'] })
  kind!: 'DEVICE' | 'PERSON' | 'LOCATION';
  id!: number;
  /** As it was called then. */
  name!: string;
}

export class EvidenceOrganization {
  id!: number;
  /** As it was called then. */
  name!: string;
}

export class EvidenceItem {
  holder!: EvidenceHolder;
  organization!: EvidenceOrganization;
  /** Since when the seat is held; of a device or an end user since when there is one. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  assignedOn!: string | null;
  seats!: number;
}

export class EvidenceActor {
  name!: string;
  at!: Date;
}

/** Somebody who was counted, and whether they are still there. */
export class CountedHolderResponse extends EvidenceItem {
  /** Such as `DEVICE-12`: different for every holder of the line. */
  id!: string;
  /** Whether there still is one, in the organization that was charged. */
  present!: boolean;
}

export class HolderListQuery extends ListQuery {}

export class HolderExportQuery extends exportQueryOf(HolderListQuery) {}

export class HolderPage extends pageOf(CountedHolderResponse) {}

export class EvidenceAddition extends EvidenceItem {
  /** Whether there still is one, in the organization that was charged. */
  present!: boolean;
  /** How the seat was given; null where that is not known any more. */
  @ApiProperty({ enum: ['RULE', 'MANUAL', 'IMPORT'], nullable: true })
  origin!: string | null;
  /** Of the seat. */
  note!: string;
  /** Who did it by hand; null where nobody did. */
  @ApiProperty({ type: EvidenceActor, nullable: true })
  by!: EvidenceActor | null;
}

export class EvidenceRemoval extends EvidenceItem {
  /** Whether there still is one, in the organization that was charged. */
  present!: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;
  /** Why, such as RULE_NO_LONGER_MATCHES, HOLDER_DELETED or DEVICE_DECOMMISSIONED; null where that is not known. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Who did it by hand; null where nobody did. */
  @ApiProperty({ type: EvidenceActor, nullable: true })
  by!: EvidenceActor | null;
}

export class EvidenceChanges {
  /** When the line of the product on the previous invoice was measured; null where there is none. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  since!: string | null;
  /** Who is counted now and was not, or has more seats; `seats` is how many more. */
  added!: EvidenceAddition[];
  /** Who was counted and is not, or has fewer seats; `seats` is how many fewer. */
  removed!: EvidenceRemoval[];
}

/** Who was counted on a line. It stays when the license or the devices are deleted. */
export class EvidenceResponse {
  @ApiProperty({ type: String, format: 'date' })
  measuredOn!: string;
  /** The seats that were counted. */
  count!: number;
  /** By name. */
  items!: EvidenceItem[];
  changes!: EvidenceChanges;
}
