import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryIds, QueryWords } from '../../platform/http/list-query.js';
import { type ChannelKind, channelKinds } from './notification-channels.types.js';
import { type DeliveryState, deliveryStates } from './notifications.entity.js';
import { noticeKinds, noticeSeverities, type NoticeSeverity } from './notice.types.js';

/** What a delivery tells: one thing, or what has come together. */
export const toldKinds = [...noticeKinds, 'DIGEST'] as const;
export type ToldKind = (typeof toldKinds)[number];

export class NotificationDeliveryListQuery extends ListQuery {
  @QueryWords(deliveryStates)
  state?: DeliveryState[];

  @QueryIds()
  channelId?: number[];

  @QueryWords(toldKinds)
  kind?: ToldKind[];
}

export class NotificationDeliveryExportQuery extends exportQueryOf(NotificationDeliveryListQuery) {}

export class DeliveryChannel {
  /** null once it is deleted. */
  @ApiProperty({ type: Number, nullable: true })
  id!: number | null;

  name!: string;
}

export class NotificationDeliveryResponse {
  id!: number;

  /** What the receiver knows it by, over all attempts: `X-Seatwise-Delivery`. */
  deliveryId!: string;

  /**
   * PENDING is to be sent, or sent again; DIGEST_WAITING waits for the next digest of its channel, IN_DIGEST was told by
   * one. FAILED is not tried any more.
   */
  @ApiProperty({ enum: deliveryStates })
  state!: DeliveryState;

  /** null for an address that a license names. */
  @ApiProperty({ type: DeliveryChannel, nullable: true })
  channel!: DeliveryChannel | null;

  @ApiProperty({ enum: channelKinds })
  channelKind!: ChannelKind;

  /** Of e-mail. */
  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ enum: toldKinds })
  kind!: ToldKind;

  @ApiProperty({ enum: noticeSeverities })
  severity!: NoticeSeverity;

  title!: string;

  /** All attempts. */
  attemptCount!: number;

  @ApiProperty({ type: Date, nullable: true })
  lastAttemptAt!: Date | null;

  /** What the receiver answered last, of HTTP or SMTP. */
  @ApiProperty({ type: Number, nullable: true })
  lastStatus!: number | null;

  @ApiProperty({ type: String, nullable: true })
  lastError!: string | null;

  /** null while nothing is to be tried again, and for what is to be sent at once. */
  @ApiProperty({ type: Date, nullable: true })
  nextAttemptAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  deliveredAt!: Date | null;

  createdAt!: Date;
}

export class NotificationDeliveryPage extends pageOf(NotificationDeliveryResponse) {}

export class DeliveryAttemptResponse {
  id!: number;
  at!: Date;
  delivered!: boolean;

  /** Of HTTP or SMTP; null where nobody answered. */
  @ApiProperty({ type: Number, nullable: true })
  status!: number | null;

  @ApiProperty({ type: String, nullable: true })
  error!: string | null;

  /** The beginning of the answer. */
  @ApiProperty({ type: String, nullable: true })
  answer!: string | null;

  durationMilliseconds!: number;
}

/** What is told. */
export class DeliveredMessage {
  @ApiProperty({ enum: noticeKinds })
  kind!: (typeof noticeKinds)[number];

  @ApiProperty({ enum: noticeSeverities })
  severity!: NoticeSeverity;

  title!: string;
  text!: string;

  /** The page of the panel. */
  path!: string;

  at!: Date;
}

export class NotificationDeliveryDetailResponse extends NotificationDeliveryResponse {
  /** What it tells: one, or everything in a digest. */
  messages!: DeliveredMessage[];

  /** From the first on. */
  attempts!: DeliveryAttemptResponse[];

  /** The delivery of the digest that told it. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  digestDeliveryId!: number | null;
}
