import { ApiProperty } from '@nestjs/swagger';
import { type AppKey, appKeys } from '../../platform/apps/in-app.js';
import { pageOf } from '../../platform/http/list-query.js';
import type { App } from './apps.entity.js';

const words: Record<AppKey, { name: string; description: string }> = {
  'asset-management': {
    name: 'Asset management',
    description: 'Software licenses: who holds a seat and why, usage against purchases, costs and renewals.',
  },
  billing: {
    name: 'Billing',
    description: 'Charges organizations for what they use or have purchased, with the seats behind every line.',
  },
};

export class AppResponse {
  /** Which app it is. */
  @ApiProperty({ enum: appKeys, enumName: 'AppKey' })
  key!: AppKey;

  version!: number;
  name!: string;
  /** What it is for. */
  description!: string;
  active!: boolean;

  /** When it was last activated or deactivated; null while it is as it was from the first start. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  changedAt!: string | null;
}

export class AppPage extends pageOf(AppResponse) {}

export function toAppResponse({ key, version, active, changedAt }: App): AppResponse {
  return { key, version, ...words[key], active, changedAt: changedAt?.toISOString() ?? null };
}
