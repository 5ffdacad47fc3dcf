import { SetMetadata } from '@nestjs/common';

/** Parts of the product that an administrator switches on. */
export const appKeys = ['asset-management', 'billing'] as const;
export type AppKey = (typeof appKeys)[number];

export const appMetadataKey = 'seatwise:app';

/** The routes of the controller are there while an app is active; otherwise they answer 409 `app.inactive`. */
export const InApp = (key: AppKey): ClassDecorator => SetMetadata<string, AppKey>(appMetadataKey, key);

/** Tells whether an app is active, and when it is no more. */
export abstract class ActiveApps {
  private readonly listeners: { key: AppKey; listener: () => Promise<void> }[] = [];

  abstract isActive(key: AppKey): Promise<boolean>;

  /** Calls a listener in the transaction that deactivates an app. */
  onDeactivated(key: AppKey, listener: () => Promise<void>): void {
    this.listeners.push({ key, listener });
  }

  protected async deactivated(key: AppKey): Promise<void> {
    for (const each of this.listeners) if (each.key === key) await each.listener();
  }
}
