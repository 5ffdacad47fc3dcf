import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsId, IsIds, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag, QueryWords } from '../../platform/http/list-query.js';
import { type NoticeKind, noticeKinds, noticeSeverities, type NoticeSeverity } from './notice.types.js';

export class NotificationListQuery extends ListQuery {
  @QueryWords(noticeKinds)
  kind?: NoticeKind[];

  @QueryWords(noticeSeverities)
  severity?: NoticeSeverity[];

  /** true: what you have not read yet. */
  @QueryFlag()
  unread?: boolean;
}

const toldEvents = ['opened', 'resolved'] as const;
type ToldEvent = (typeof toldEvents)[number];

export class NotificationExportQuery extends exportQueryOf(NotificationListQuery) {}

export class ToldThing {
  id!: number;
  name!: string;
}

export class ToldAmount {
  currency!: string;
  amount!: string;
}

/** What happened, for whoever says it in words of their own. Which fields there are depends on the kind. */
export class NotificationFacts {
  /** Of an alert: whether it was opened, or is over. */
  @ApiPropertyOptional({ enum: toldEvents })
  event?: ToldEvent;
  @ApiPropertyOptional({ type: ToldThing, nullable: true })
  license?: ToldThing | null;
  /** The organization that it is about; null: it is about all of the license. */
  @ApiPropertyOptional({ type: ToldThing, nullable: true })
  organization?: ToldThing | null;
  /** Purchased; where it is about an organization, reserved for it. */
  @Optional()
  quantity?: number;
  /** In use; where it is about an organization, in use there. */
  @Optional()
  usage?: number;
  /** The last day of the term; RENEWED: of the new one; of what is over: of the present one. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  expiresOn?: string;
  /** EXPIRING: whether the next term opens by itself. */
  @Optional()
  autoRenew?: boolean;
  /** RENEWED: false where somebody renewed it by hand. */
  @Optional()
  automatic?: boolean;
  /** RENEWED: how many terms were opened together, where several had been missed. */
  @Optional()
  terms?: number;
  /** BILLING_FAILED: what failed. */
  @Optional()
  reason?: string;
  /** RENEWAL_SUMMARY: the first day that it looks at. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  from?: string;
  /** RENEWAL_SUMMARY: the last day that it looks at. */
  @ApiPropertyOptional({ type: String, format: 'date' })
  to?: string;
  /** RENEWAL_SUMMARY: how many licenses renew themselves. */
  @Optional()
  renewals?: number;
  /** RENEWAL_SUMMARY: how many expire. */
  @Optional()
  expirations?: number;
  /** RENEWAL_SUMMARY: what the renewals cost, by currency. */
  @ApiPropertyOptional({ type: [ToldAmount] })
  totals?: ToldAmount[];
}

export class NotificationResponse {
  id!: number;

  @ApiProperty({ enum: noticeKinds })
  kind!: NoticeKind;

  @ApiProperty({ enum: noticeSeverities })
  severity!: NoticeSeverity;

  /** What happened, in a line of English. */
  title!: string;
  /** What happened and what to do, in English. */
  text!: string;
  facts!: NotificationFacts;

  /** The page of the panel that shows it. */
  path!: string;

  /** Whether you have read it. */
  read!: boolean;

  createdAt!: Date;
}

export class NotificationPage extends pageOf(NotificationResponse) {}

export class UnreadResponse {
  /** At most 100, which stands for 100 or more. */
  count!: number;
}

export class ReadNotificationsRequest {
  /** These. */
  @ApiPropertyOptional({ type: [Number] })
  @Optional()
  @IsIds(1000)
  ids?: number[];

  /** And everything up to this one. */
  @Optional()
  @IsId()
  upTo?: number;
}
