export { DateInput } from './date-input';
export { type EntityOption, EntitySelect } from './entity-select';
export { Field } from './field';
export { FormSection } from './form-section';
export { Input } from './input';
export { MoneyInput } from './money-input';
export { NumberInput } from './number-input';
export { TagsInput } from './tags-input';
export { UnsavedChanges } from './unsaved-changes';
