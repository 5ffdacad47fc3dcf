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

export class NotificationExportQuery extends exportQueryOf(NotificationListQuery) {}

export class NotificationResponse {
  id!: number;

  @ApiProperty({ enum: noticeKinds })
  kind!: NoticeKind;

  @ApiProperty({ enum: noticeSeverities })
  severity!: NoticeSeverity;

  title!: string;
  text!: string;

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
