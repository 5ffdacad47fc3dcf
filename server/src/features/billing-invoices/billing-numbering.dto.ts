import { IsInt, Max, Min } from 'class-validator';
import { IsLine } from '../../platform/http/fields.js';

/** The counter fits into the longest number. */
const largestCounter = 999_999_999_999;

export class NumberingRequest {
  /** Before the counter. */
  @IsLine(40)
  prefix!: string;

  /** After the counter. */
  @IsLine(40)
  suffix!: string;

  /** The counter has so many digits at least, with zeros before it. */
  @IsInt()
  @Min(1)
  @Max(12)
  digits!: number;

  /** The counter of the next invoice. It only grows, and leaves none out where the prefix and suffix are in use. */
  @IsInt()
  @Min(1)
  @Max(largestCounter)
  next!: number;
}

export class NumberingResponse extends NumberingRequest {
  version!: number;
}
