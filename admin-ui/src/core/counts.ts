import { formatNumber } from './format';

/** `1 device`, `1,200 devices`. */
export function deviceCountText(count: number): string {
  return count === 1 ? $localize`1 device` : $localize`${formatNumber(count)}:count: devices`;
}

/** `1 person`, `1,200 people`. */
export function personCountText(count: number): string {
  return count === 1 ? $localize`1 person` : $localize`${formatNumber(count)}:count: people`;
}

/** `1 seat`, `1,200 seats`. */
export function seatCountText(count: number): string {
  return count === 1 ? $localize`1 seat` : $localize`${formatNumber(count)}:count: seats`;
}

/** `1 license`, `1,200 licenses`. */
export function licenseCountText(count: number): string {
  return count === 1 ? $localize`1 license` : $localize`${formatNumber(count)}:count: licenses`;
}

/** Titles that a rule names as they were reported. */
export function titleCountText(count: number): string {
  return count === 1 ? $localize`1 title as reported` : $localize`${formatNumber(count)}:count: titles as reported`;
}
