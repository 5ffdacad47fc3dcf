import { AppError, type FieldError } from '../../platform/http/app-error.js';

/** 409: names of products are unique, whatever their case. */
export function productNameTaken(name: string): AppError {
  const message = `A product named “${name}” exists already. Choose another name.`;
  return new AppError('billing-product.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'billing-product.name-taken', message }],
  });
}

/** On how many agreements and templates a product is: all, and those that the actor may see. */
export interface ProductUses {
  all: number;
  agreements: number;
  templates: number;
}

/** 409: agreements or templates charge for the product. */
export function productInUse({ all, agreements, templates }: ProductUses): AppError {
  const named = [
    ...(agreements === 0 ? [] : [agreements === 1 ? '1 agreement' : `${agreements} agreements`]),
    ...(templates === 0 ? [] : [templates === 1 ? '1 template' : `${templates} templates`]),
    ...(all > agreements + templates ? ['agreements that you may not see'] : []),
  ];
  return new AppError(
    'billing-product.in-use',
    409,
    `This product is on ${named.join(' and ')}. Take it off them first, or deactivate it.`,
    { extra: { agreementCount: agreements, templateCount: templates } },
  );
}

/** What is wrong with a field that names something that is not there, or that the actor may not see. */
export function unknownReference(field: string, what: string): FieldError {
  return { field, code: 'reference.unknown', message: `There is no such ${what}, or you may not see it.` };
}
