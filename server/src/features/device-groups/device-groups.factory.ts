import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** A device group as the API answers it. */
export interface BuiltDeviceGroup {
  id: number;
  name: string;
  version: number;
  deviceCount: number;
}

/** Creates a device group as the system administrator, over the API. */
export async function aDeviceGroup(
  server: TestServer,
  criteria: unknown,
  fields: { name?: string; description?: string } = {},
): Promise<BuiltDeviceGroup> {
  const body = { name: uniqueName('Group'), ...fields, criteria };
  return (await server.as('post', '/device-groups').send(body).expect(201)).body;
}

/** The comparison of criteria with one field. */
export function comparison(field: string, operator: string, value: unknown): object {
  return { field, operator, value };
}
