import type { TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';

/** What a view is saved with: one of licenses, unless said otherwise. */
export function aViewBody(fields: object = {}): { name: string; table: string; query: string } {
  return { table: 'licenses', name: uniqueName('View'), query: 'type=PER_DEVICE&sort=-usage', ...fields };
}

/** Saves a view, of the administrator unless said otherwise. */
export async function aView(
  server: TestServer,
  fields: object = {},
  as: TestServer['as'] = (method, path) => server.as(method, path),
): Promise<{ id: number; name: string; path: string }> {
  const { body } = await as('post', '/saved-views').send(aViewBody(fields)).expect(201);
  return { id: body.id, name: body.name, path: `/saved-views/${body.id}` };
}
