import { AppError, invalidField } from '../../platform/http/app-error.js';

/** 409: names of vendors are unique, whatever their case. */
export function vendorNameTaken(name: string): AppError {
  const message = `A vendor named “${name}” exists already. Choose that one, or another name.`;
  return new AppError('vendor.name-taken', 409, message, {
    errors: [{ field: 'name', code: 'vendor.name-taken', message }],
  });
}

/** 409: licenses name the vendor, themselves or in a purchase; `licenseCount` is the number of those that the actor may see. */
export function vendorInUse(licenseCount: number): AppError {
  const licenses = licenseCount === 1 ? '1 license' : `${licenseCount || 'some'} licenses`;
  return new AppError(
    'vendor.in-use',
    409,
    `This vendor is in use by ${licenses}. Name another vendor there first, or merge this one into it.`,
    {
      extra: { licenseCount },
    },
  );
}

/** 422: a vendor stays itself. */
export function vendorMergedWithItself(): AppError {
  return invalidField('intoVendorId', 'vendor.same', 'Choose another vendor to merge into.');
}

/** 422: there is no vendor to merge into. */
export function vendorUnknown(): AppError {
  return invalidField('intoVendorId', 'reference.unknown', 'There is no such vendor, or you may not see it.');
}
