import { AppError } from '../../platform/http/app-error.js';

/** 409: a name and publisher stand for one product; that other product is named where the actor may see it. */
export function productNameTaken(name: string, productId: number | null): AppError {
  const message = `“${name}” stands for another product already. Choose that product, merge with it, or take another name.`;
  return new AppError('product.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'product.name-taken', message }],
    ...(productId === null ? {} : { extra: { productId } }),
  });
}

/** 422: a product cannot be merged into itself. */
export function productMergedWithItself(): AppError {
  const message = 'A product cannot be merged into itself. Choose another one.';
  return new AppError('product.same', 422, message, {
    errors: [{ field: 'intoProductId', code: 'product.same', message }],
  });
}

/** 422: the product that a field names is not there. */
export function productUnknown(field: string): AppError {
  const message = 'There is no such product. It may have been merged into another one meanwhile.';
  return new AppError('product.unknown', 422, message, { errors: [{ field, code: 'product.unknown', message }] });
}

/** 422: the pattern has nothing in it that could tell titles apart. */
export function ruleMatchesEverything(): AppError {
  const message = 'This pattern would match every title. Put letters or digits into it.';
  return new AppError('software-rule.matches-everything', 422, message, {
    errors: [{ field: 'pattern', code: 'software-rule.matches-everything', message }],
  });
}

/** 409: only what a merge left can be taken back. */
export function aliasOfName(): AppError {
  return new AppError(
    'product.alias-of-name',
    409,
    'This is the name that the product was given. Rename the product instead.',
  );
}
