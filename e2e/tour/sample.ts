import { makeAdministrator } from '../support/administrator.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { addWhatIsMissing } from './additions.js';
import { Places } from './places.js';

/** A product with the sample data, and somebody who may do everything in it. */
export interface SampleProduct {
  product: RunningProduct;
  /** Of the administrator's session, as `name=value`. */
  cookie: string;
  places: Places;
}

/** Starts the product with the sample data and what it lacks. @param settings variables of its environment */
export async function sampleProduct(settings: Record<string, string> = {}): Promise<SampleProduct> {
  const product = await startProduct(settings);
  try {
    const cookie = await makeAdministrator(product);
    await request(product.url, cookie, 'POST', '/setup/sample-data', { load: true });
    await addWhatIsMissing((address, body) => request(product.url, cookie, 'POST', address, body));
    const places = await Places.find((address) => request(product.url, cookie, 'GET', address));
    return { product, cookie, places };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** Sends a request below `/api/v1`. @returns its parsed answer @throws Error where it is refused. */
export async function request<Answer>(
  origin: string,
  cookie: string,
  method: 'GET' | 'POST',
  address: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${origin}/api/v1${address}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-requested-with': 'seatwise', cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
  return JSON.parse(text === '' ? 'null' : text);
}
