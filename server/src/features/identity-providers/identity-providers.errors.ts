import { AppError, type FieldError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of providers are unique, whatever their case. */
export function identityProviderNameTaken(name: string): AppError {
  const message = `A sign-in provider named “${name}” exists already. Choose another name.`;
  return new AppError('identity-provider.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'identity-provider.name-taken', message }],
  });
}

/** 422: there is no such role, or the actor may not see it. */
export function mappedRoleUnknown(field: string): AppError {
  return invalidField(field, 'reference.unknown', 'There is no such technician role, or you may not see it.');
}

/** 422: the secret of one provider is never sent to another. */
export function secretNeeded(): AppError {
  return invalidField(
    'clientSecret',
    'identity-provider.secret-needed',
    'Enter the client secret again: the one that is kept is not sent to another issuer.',
  );
}

/** What a provider cannot be, by field. */
export const identityProviderFault = {
  issuer: (message: string): FieldError => ({ field: 'issuer', code: 'identity-provider.issuer', message }),
  mapping: (index: number, message: string): FieldError => ({
    field: `roleMappings.${index}`,
    code: 'identity-provider.mapping',
    message,
  }),
  rolesClaim: (message: string): FieldError => ({
    field: 'rolesClaim',
    code: 'identity-provider.roles-claim',
    message,
  }),
  createsTechnicians: (message: string): FieldError => ({
    field: 'createsTechnicians',
    code: 'identity-provider.no-role',
    message,
  }),
  openToAnybody: (): FieldError => ({
    field: 'allowedEmailDomains',
    code: 'identity-provider.open-to-anybody',
    message:
      'Name the e-mail domains whose people get an account, or leave the default role empty: else everybody whom the provider knows becomes a technician.',
  }),
};
