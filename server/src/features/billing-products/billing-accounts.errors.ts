import { AppError } from '../../platform/http/app-error.js';

/** 409: codes of accounts are unique, whatever their case. */
export function accountCodeTaken(code: string): AppError {
  const message = `An account with the code “${code}” exists already. Choose another code.`;
  return new AppError('account.code-taken', 409, message, {
    errors: [{ field: 'code', code: 'account.code-taken', message }],
  });
}

/** 409: the account of a quantity source stays as it is. */
export function accountIsDefault(): AppError {
  return new AppError(
    'account.default',
    409,
    'This is the default account of a quantity source, and stays as it is. Add an account of your own, and choose it in the products.',
  );
}

/** 409: products are booked under the account. */
export function accountInUse(productCount: number): AppError {
  const products = productCount === 1 ? '1 product' : `${productCount} products`;
  return new AppError(
    'account.in-use',
    409,
    `This account is in use by ${products}. Choose another account there first.`,
    { extra: { productCount } },
  );
}
