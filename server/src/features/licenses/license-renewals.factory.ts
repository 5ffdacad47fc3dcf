import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** A license that renews itself. */
export interface BuiltRenewingLicense {
  id: number;
  path: string;
}

const monthly = { autoRenew: true, renewalUnit: 'MONTH', renewalCount: 1, noticeDays: [7] };

/** Creates a license over the API that ends on a day and renews itself, each month unless said otherwise. */
export async function aRenewingLicense(
  server: TestServer,
  expiresOn: string,
  { term, ...fields }: { term?: object | null } & Record<string, unknown> = {},
): Promise<BuiltRenewingLicense> {
  const body = {
    name: uniqueName('Renewing'),
    type: 'CUSTOM',
    quantity: 10,
    cost: { mode: 'PER_LICENSE', amount: '20', currency: 'USD' },
    term: term === null ? null : { expiresOn, ...monthly, ...term },
    ...fields,
  };
  const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
  return { id, path: `/licenses/${id}` };
}
