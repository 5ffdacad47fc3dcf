import { SetMetadata } from '@nestjs/common';

export const neverRepeatedKey = 'seatwise:never-repeated';

/** The answer of this POST is not kept for an `Idempotency-Key`: it changes nothing, and every call of it counts. */
export const NeverRepeated = (): MethodDecorator => SetMetadata<string, true>(neverRepeatedKey, true);
