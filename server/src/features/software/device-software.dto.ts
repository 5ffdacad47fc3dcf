import { ApiProperty } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryWords } from '../../platform/http/list-query.js';
import type { ProductKind } from './normalization/normalizer.types.js';
import { SoftwareReference } from './software.dto.js';
import { type LicenseCoverage, licenseCoverages, productKinds } from './software.types.js';

export class DeviceSoftwareListQuery extends ListQuery {
  @QueryWords(productKinds)
  kind?: ProductKind[];

  /** `true` for what the device had and no longer has. */
  @QueryFlag()
  removed?: boolean;

  /** `COVERED` or `UNCOVERED`: see the field of the same name. Of what is installed now. */
  @QueryWords(licenseCoverages)
  coverage?: LicenseCoverage[];
}

export class DeviceSoftwareExportQuery extends exportQueryOf(DeviceSoftwareListQuery) {}

/** A license whose rule names the product. */
export class DeviceSoftwareLicense {
  id!: number;
  name!: string;
}

export class DeviceSoftwareResponse {
  /** Names the row: it is of this device and list alone. */
  id!: number;
  /** The program as the agent reported it. */
  title!: SoftwareReference;
  /** What it was recognised as. */
  product!: SoftwareReference;
  /** The product's publisher; null when nobody knows who makes it. */
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  @ApiProperty({ enum: productKinds })
  kind!: ProductKind;
  /** null when none was reported. */
  @ApiProperty({ type: String, nullable: true })
  version!: string | null;
  /** null when no inventory said it. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  installedOn!: string | null;
  /** null when no inventory said it. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastUsedOn!: string | null;
  /** When an inventory reported it first. */
  firstSeenAt!: Date;
  /** When an inventory no longer reported it; null while it is there. */
  @ApiProperty({ type: Date, nullable: true })
  removedAt!: Date | null;
  /**
   * Of what is installed now, as far as you may see licenses where the device is: `COVERED` by a license, `UNCOVERED`
   * where licenses of the organization name the product and none gives the device or its location a seat; null where
   * none names it.
   */
  @ApiProperty({ enum: licenseCoverages, nullable: true })
  coverage!: LicenseCoverage | null;
  /** The licenses that cover it, by name. */
  @ApiProperty({ type: [DeviceSoftwareLicense] })
  licenses!: DeviceSoftwareLicense[];
  /** Licenses of the organization that name it and give no seat, by name: `GET /licenses/{id}/explain` tells why. */
  @ApiProperty({ type: [DeviceSoftwareLicense] })
  withoutSeat!: DeviceSoftwareLicense[];
}

export class DeviceSoftwarePage extends pageOf(DeviceSoftwareResponse) {}
