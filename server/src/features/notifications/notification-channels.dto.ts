import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { cleanLine, IsName, Nullable, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryWords } from '../../platform/http/list-query.js';
import {
  type ChannelFormat,
  channelFormats,
  type ChannelKind,
  channelKinds,
  type Digest,
  digests,
} from './notification-channels.types.js';
import { noticeSeverities, type NoticeSeverity } from './notice.types.js';

const longestAddress = 2000;
const mostRecipients = 50;

function IsFlag(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Boolean }),
    ValidateIf((_: object, value: unknown) => value !== undefined),
    IsBoolean(),
  );
}

/** A secret or an address, which may be null. */
function IsSealedText(maxLength: number): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, maxLength }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    Nullable(),
    IsString(),
    MaxLength(maxLength),
    Matches(/^[^\p{Cc}]*$/u, { message: 'There are no control characters in it.' }),
  );
}

export class CreateNotificationChannelRequest {
  @ApiProperty({ enum: channelKinds })
  @IsIn([...channelKinds])
  kind!: ChannelKind;

  /** Unique, whatever its case. */
  @IsName(100)
  name!: string;

  /** false: nothing is sent; what is still to be sent waits. */
  @IsFlag()
  active?: boolean;

  /** Hears of everything for which no channel is named. */
  @IsFlag()
  isDefault?: boolean;

  /** Only what is at least so severe is sent. Absent: everything. */
  @ApiPropertyOptional({ enum: noticeSeverities })
  @Optional()
  @IsIn([...noticeSeverities])
  minimumSeverity?: NoticeSeverity;

  /** Sent at once, or what has come together: every day, or on Mondays. */
  @ApiPropertyOptional({ enum: digests })
  @Optional()
  @IsIn([...digests])
  digest?: Digest;

  /** The hour of the day, in the time zone of the installation, at which a digest is sent. */
  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 23, default: 8 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(23)
  digestHour?: number;

  /** Of a webhook: where to POST to. Kept encrypted; answers show the host alone. */
  @IsSealedText(longestAddress)
  url?: string | null;

  /** Of a webhook: signs what is sent, see `X-Seatwise-Signature`. Kept encrypted and never answered; null for none. */
  @IsSealedText(500)
  secret?: string | null;

  /** Of a webhook: our own JSON, or what Slack or Teams understand. */
  @ApiPropertyOptional({ enum: channelFormats, default: 'JSON' })
  @Optional()
  @IsIn([...channelFormats])
  format?: ChannelFormat;

  /**
   * Whether this machine, private and link-local addresses may be reached; addresses of metadata services never are. Only a
   * system administrator can allow it. Absent, it is allowed for a mail server that a system administrator names by
   * such an address.
   */
  @IsFlag()
  allowPrivateAddress?: boolean;

  /** Of e-mail: such as `smtps://user:password@mail.example.com:465`. Kept encrypted; null for the server of SMTP_URL. */
  @IsSealedText(longestAddress)
  smtpUrl?: string | null;

  /** Of e-mail: who it comes from, such as `Seatwise <seatwise@example.com>`. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 320 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanLine(value) : value))
  @Nullable()
  @IsString()
  @MaxLength(320)
  @Matches(/^(|[^<>@]* <[^\s@<>,;]+@[^\s@<>,;]+>|[^\s@<>,;]+@[^\s@<>,;]+)$/, {
    message: 'Enter an e-mail address, such as Seatwise <seatwise@example.com>.',
  })
  from?: string | null;

  /** Of e-mail: addresses that hear of what this channel hears, each in an e-mail of its own. */
  @ApiPropertyOptional({ type: [String] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(mostRecipients)
  @IsEmail({}, { each: true })
  recipients?: string[];
}

export class UpdateNotificationChannelRequest extends PartialType(
  OmitType(CreateNotificationChannelRequest, ['kind'] as const),
  { skipNullProperties: false },
) {}

export class NotificationChannelListQuery extends ListQuery {
  @QueryWords(channelKinds)
  kind?: ChannelKind[];

  @QueryFlag()
  active?: boolean;

  @QueryFlag()
  isDefault?: boolean;
}

export class NotificationChannelExportQuery extends exportQueryOf(NotificationChannelListQuery) {}

export class NotificationChannelResponse {
  id!: number;
  version!: number;

  @ApiProperty({ enum: channelKinds })
  kind!: ChannelKind;

  name!: string;
  active!: boolean;
  isDefault!: boolean;

  @ApiProperty({ enum: noticeSeverities })
  minimumSeverity!: NoticeSeverity;

  @ApiProperty({ enum: digests })
  digest!: Digest;

  digestHour!: number;
  allowPrivateAddress!: boolean;

  @ApiProperty({ enum: channelFormats, nullable: true })
  format!: ChannelFormat | null;

  /** The host; what stands behind it is secret. */
  @ApiProperty({ type: String, nullable: true })
  url!: string | null;

  /** Whether what is sent is signed. */
  hasSecret!: boolean;

  /** The mail server, without user and password. */
  @ApiProperty({ type: String, nullable: true })
  smtpUrl!: string | null;

  @ApiProperty({ type: String, nullable: true })
  from!: string | null;

  recipients!: string[];
  createdAt!: Date;
}

export class NotificationChannelPage extends pageOf(NotificationChannelResponse) {}

/** A channel as licenses name it. */
export class NamedChannel {
  id!: number;
  name!: string;

  @ApiProperty({ enum: channelKinds })
  kind!: ChannelKind;

  active!: boolean;
  isDefault!: boolean;
}

export class NamedChannelsResponse {
  items!: NamedChannel[];
}

export class ChannelTestResponse {
  /** Whether the receiver took it. */
  ok!: boolean;

  /** What became of it, or what is wrong and what to do. */
  message!: string;

  /** Of HTTP or SMTP; null where nobody answered. */
  @ApiProperty({ type: Number, nullable: true })
  status!: number | null;

  /** The beginning of what the receiver said. */
  @ApiProperty({ type: String, nullable: true })
  answer!: string | null;

  durationMilliseconds!: number;
}
