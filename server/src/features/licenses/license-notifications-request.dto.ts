import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsInt, Max, Min } from 'class-validator';
import { IsIds, Nullable, Optional } from '../../platform/http/fields.js';

export class NotificationsRequest {
  /** Addresses that hear of alerts. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsEmail({}, { each: true })
  email?: string[];

  /** Notification channels that hear of alerts, webhooks and others. Empty: the default channels. */
  @Optional()
  @IsIds(50)
  webhookIds?: number[];

  /** Shown in the panel's bell. Absent: true. */
  @Optional()
  @IsBoolean()
  inApp?: boolean;

  /** From so many percent of the quantity in use the license counts as nearly full; null: nobody is told. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 100, default: null })
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(100)
  nearlyFullPercent?: number | null;
}
