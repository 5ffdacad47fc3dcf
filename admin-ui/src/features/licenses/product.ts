import type { SoftwareResponse } from '../../api/model';
import { softwareList } from '../../api/software';
import { deviceCountText } from '../../core/counts';

const offered = 20;

/** A product as rules name it and pickers show it. */
export type Product = Pick<SoftwareResponse, 'id' | 'name' | 'publisher' | 'deviceCount'>;

/** Products for a picker, the most installed first. */
export const findProducts = (q: string) => softwareList({ q, pageSize: offered, sort: '-deviceCount,name' });

/** What stands beside a product's name: who makes it, and how many devices have it. */
export function productDetail({ publisher, deviceCount }: Product): string {
  const devices = deviceCountText(deviceCount);
  return publisher === null || publisher === '' ? devices : `${publisher} · ${devices}`;
}
