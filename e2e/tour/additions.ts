/** Sends a request below `/api/v1`, and parses the answer. */
export type Add = (address: string, body: object) => Promise<unknown>;

/** What the sample data does not have, so that no list of the catalogue is empty. Nothing of it is ever reached. */
export async function addWhatIsMissing(add: Add): Promise<void> {
  const provider = { name: 'Contoso', issuer: 'https://login.invalid', clientId: 'seatwise', clientSecret: 'secret' };
  const roleMappings = [{ claimValue: 'admins', systemAdministrator: true }];
  await add('/identity-providers', { ...provider, rolesClaim: 'roles', roleMappings });
  const channel = { kind: 'WEBHOOK', name: 'On call', url: 'https://hooks.invalid/x', secret: 'x' };
  await add('/notification-channels', channel);
  await add('/api-clients', { name: 'Monthly report', systemAdministrator: true });
  const view = { table: 'licenses', query: 'compliance=UNDER_LICENSED&sort=name' };
  await add('/saved-views', { ...view, name: 'Short of seats', shared: true });
}
