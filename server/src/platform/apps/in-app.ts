import { SetMetadata } from '@nestjs/common';

/** Parts of the product that an administrator switches on. */
export const appKeys = ['asset-management', 'billing'] as const;
export type AppKey = (typeof appKeys)[number];

export const appMetadataKey = 'seatwise:app';

/** The routes of the controller are there while an app is active; otherwise they answer 409 `app.inactive`. */
export const InApp = (key: AppKey): ClassDecorator => SetMetadata<string, AppKey>(appMetadataKey, key);

/** Tells whether an app is active. */
export abstract class ActiveApps {
  abstract isActive(key: AppKey): Promise<boolean>;
}
