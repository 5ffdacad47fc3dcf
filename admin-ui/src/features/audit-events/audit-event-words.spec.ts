import { actionText } from './audit-event-words';

describe('what happened, in words', () => {
  it.each([
    ['api-client.secret-rotated', 'API client: new secret'],
    ['api-clients.exported', 'API clients: exported'],
    ['api-token.issued', 'API token: issued'],
    ['api-token.refused', 'API token: refused'],
    ['alert.reopened', 'Alert: opened again'],
    ['assignment.given', 'Seats: given'],
    ['billing-export.created', 'Billing export: created'],
    ['billing-margins.exported', 'Margins: exported'],
    ['confirmation.failed', 'Confirmation: failed'],
    ['device.decommissioned', 'Device: decommissioned'],
    ['device.joined-organization', 'Device: joined an organization'],
    ['identity-provider.secret-changed', 'Sign-in provider: secret changed'],
    ['license-key.revealed', 'License key: revealed'],
    ['license.allocations-changed', 'License: allocations changed'],
    ['license.exceptions-changed', 'License: exceptions changed'],
    ['license.quantity-changed', 'License: quantity changed'],
    ['one-time-codes.disabled', 'One-time codes: switched off'],
    ['one-time-codes.enabled', 'One-time codes: switched on'],
    ['one-time-codes.reset', 'One-time codes: reset'],
    ['person.deactivated', 'Person: deactivated'],
    ['person.left-organization', 'Person: left an organization'],
    ['person.reactivated', 'Person: reactivated'],
    ['product.merge-taken-back', 'Product: merge taken back'],
    ['recovery-code.used', 'Recovery code: used'],
    ['recovery-codes.renewed', 'Recovery codes: renewed'],
    ['session.opened', 'Session: opened'],
    ['setup.completed', 'Setup: completed'],
    ['setup.sample-data-loaded', 'Setup: sample data loaded'],
    ['sign-in.failed', 'Sign-in: failed'],
    ['software-rule.replayed', 'Software rule: applied again'],
    ['technician-role.permissions-changed', 'Technician role: permissions changed'],
    ['technician.invitation-accepted', 'Technician: invitation accepted'],
    ['technician.invited', 'Technician: invited'],
    ['technician.password-changed', 'Technician: password changed'],
    ['technician.password-reset', 'Technician: password chosen by e-mail link'],
    ['technician.password-reset-offered', 'Technician: e-mail link for a new password sent'],
    ['technician.provider-linked', 'Technician: connected to a sign-in provider'],
    ['technician.provider-unlinked', 'Technician: disconnected from a sign-in provider'],
    ['title.unmapped', 'Title: mapping taken back'],
    ['view-as.started', 'Viewing as another: started'],
  ])('says of %s: %s', (action, words) => {
    expect(actionText(action)).toBe(words);
  });

  it('tells what it does not know by its own name', () => {
    expect(actionText('price-list.sent-out')).toBe('Price list: sent out');
  });
});
