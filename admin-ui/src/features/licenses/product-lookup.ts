import { type ApiRequest, withQuery } from '../../core/api/api-request';
import { deviceCountText } from './counts.rules';

/** Software as rules name it: titles of one product stand for the same thing. */
export interface Product {
  readonly id: number;
  readonly name: string;
  /** `null` when nobody knows who makes it. */
  readonly publisher: string | null;
  /** Active devices that have it. */
  readonly deviceCount: number;
}

/** Products, the most installed first where asked for. */
export const softwareList = (params?: {
  q?: string;
  pageSize?: number;
  sort?: string;
}): ApiRequest<{ items: Product[]; total: number }> => ({
  method: 'GET',
  url: withQuery('/api/v1/software', params),
});

/** One product. */
export const softwareGet = (id: number): ApiRequest<Product> => ({ method: 'GET', url: `/api/v1/software/${id}` });

/** What stands beside a product's name: who makes it, and how many devices have it. */
export function productDetail({ publisher, deviceCount }: Product): string {
  const devices = deviceCountText(deviceCount);
  return publisher === null || publisher === '' ? devices : `${publisher} · ${devices}`;
}
