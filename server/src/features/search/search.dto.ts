import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { cleanLine } from '../../platform/http/fields.js';
import { QueryIds, QueryNumber, QueryWords } from '../../platform/http/list-query.js';
import { type SearchKind, searchKinds } from './search.rules.js';

const defaultLimit = 5;
const maximumLimit = 20;

export class SearchQuery {
  @ApiProperty({ type: String, description: 'What to look for in names; fewer than three characters: how they begin.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanLine(value) : value))
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q!: string;

  /** Only what belongs to these organizations, and what belongs to none. */
  @QueryIds()
  organizationId?: number[];

  @QueryWords(searchKinds)
  kinds?: SearchKind[];

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: maximumLimit,
    default: defaultLimit,
    description: 'Results of each kind.',
  })
  @QueryNumber(1, maximumLimit)
  limit: number = defaultLimit;
}

/** The organization that something belongs to. */
export class SearchOrganization {
  id!: number;
  name!: string;
}

/** Something that was found, with what tells it from others of its name. */
export class SearchResultResponse {
  @ApiProperty({ enum: searchKinds, enumName: 'SearchKind' })
  kind!: SearchKind;
  id!: number;
  /** What it is called; of an invoice its number. */
  name!: string;
  /** Of a license limited to several, the first. Null for what belongs to none. */
  @ApiProperty({ type: SearchOrganization, nullable: true })
  organization!: SearchOrganization | null;
  /** The name of the publisher, of licenses and products. */
  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
  /** The type of a license, the class of a device, the kind of a person, a product or an invoice. */
  @ApiProperty({ type: String, nullable: true })
  type!: string | null;
  /** The status of a license, a device or an invoice; `ARCHIVED` for an organization or a location out of use. */
  @ApiProperty({ type: String, nullable: true })
  status!: string | null;
}

export class SearchResponse {
  /** The best of each kind together, the kind with the best match first. */
  items!: SearchResultResponse[];
}
