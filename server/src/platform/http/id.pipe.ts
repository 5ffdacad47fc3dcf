import { Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from './app-error.js';

/** A path parameter that is an id. What cannot be one is not there (404), like an id that nothing has. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,15}$/.test(value) || !Number.isSafeInteger(Number(value))) {
      throw new AppError('not-found', 404, 'An id is a whole number.');
    }
    return Number(value);
  }
}
