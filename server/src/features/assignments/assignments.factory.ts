import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import type { AddAssignmentsResponse } from './assignments.dto.js';

/** A license whose seats are given by hand, as the API answers it, with the paths under which it is asked. */
export interface BuiltManualLicense {
  id: number;
  name: string;
  path: string;
  /** `/licenses/{id}/assignments` */
  seats: string;
}

/** Creates a license over the API: per device, manual, global, of 10 unless said otherwise. */
export async function aManualLicense(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<BuiltManualLicense> {
  const plain = { name: uniqueName('Manual'), type: 'PER_DEVICE', assignmentMode: 'MANUAL', quantity: 10 };
  const { id, name } = (
    await server
      .as('post', '/licenses')
      .send({ ...plain, ...fields })
      .expect(201)
  ).body;
  return { id, name, path: `/licenses/${id}`, seats: `/licenses/${id}/assignments` };
}

/** Gives seats of a license to devices over the API, as the system administrator. */
export async function giveSeats(
  server: TestServer,
  license: BuiltManualLicense,
  devices: readonly { id: number }[],
  fields: Record<string, unknown> = {},
): Promise<AddAssignmentsResponse> {
  const body = { deviceIds: devices.map((device) => device.id), ...fields };
  return (await server.as('post', license.seats).send(body).expect(201)).body;
}
